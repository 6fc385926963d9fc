import Calendar
import EventModel
import Events
import Households
import Places

extension Conversation {
    /// The turn that answers a button.
    package func answer(to tap: Tap) -> Turn {
        guard !family.isForgotten else { return Turn(.forgotten) }
        switch tap {
        case .goOn: return Turn(.next)
        case .show(let page): return show(page)
        case .speak(let language):
            let next: Prompt = family.nextQuestion == nil ? .other : .next
            return Turn([ChooseLanguage(household: id, language: language)], note: .saved, next)
        case .agree(let version):
            let consent = GiveConsent(household: id, version: version, purposes: Set(Purpose.allCases), today: today)
            return turn(consent, .next) { _ in Turn(.consent) }
        case .live(let code, let postalCode):
            return live(in: code, postalCode: postalCode, way: .chosen, isTapped: true)
        case .moveAway:
            return turn(MoveAway(household: id, today: today), note: .movedAway, .menu) { _ in Turn(.outside) }
        case .find(let query): return Turn(.search(.query(query)))
        case .finish: return Turn(.finished)
        case .expect, .born, .correctBirth, .correctDue, .birth, .removeChild, .loss: return aboutChild(tap)
        case .topic, .quiet, .pause, .resume, .restart, .stop, .forget: return wish(tap)
        }
    }

    private func show(_ page: Tap.Page) -> Turn {
        switch page {
        case .consent: return Turn(.consent)
        case .languages: return Turn(.languages)
        case .forgetting: return Turn(.forgetting)
        case .consultations: return Turn(.consultations)
        case .menu, .sharing, .other, .places: return Turn(prompt(for: page))
        default:
            // Everything else is about the family's data, which may only be kept after consent.
            guard family.hasConsented else { return Turn(note: .consentFirst, .consent) }
            return Turn(prompt(for: page))
        }
    }

    private func prompt(for page: Tap.Page) -> Prompt {
        switch page {
        case .menu: .menu
        case .places: .places
        case .pass: .pass
        case .consent: .consent
        case .residence: .residence
        case .regions: .regions
        case .region(let id, let page): .region(id, page: page)
        case .wards(let city, let page): .wards(city, page: page)
        case .family: .family
        case .profile: .profile
        case .child(let number): .child(number)
        case .endOfChild(let number): .endOfChild(number)
        case .why(let entry): .why(entry)
        case .upcoming: .upcoming
        case .topics: .topics
        case .quietHours: .quietHours
        case .languages: .languages
        case .pauses: .pauses
        case .forgetting: .forgetting
        case .sharing: .sharing
        case .consultations: .consultations
        case .other: .other
        }
    }

    private func wish(_ tap: Tap) -> Turn {
        switch tap {
        case .topic(let topic, let wanted):
            let topics = wanted ? family.topics.union([topic]) : family.topics.subtracting([topic])
            return turn(ChooseTopics(household: id, topics: topics), .topics) { _ in needsConsent }
        case .quiet(let hours):
            return turn(SetQuietHours(household: id, hours: hours), note: .saved, .menu) { refusal in
                switch refusal {
                case .noTimeLeft: Turn(note: .noTimeLeft, .quietHours)
                case .forgotten: Turn(.next)
                }
            }
        case .pause(let length):
            let day = length.end(from: today)
            return turn(Pause(household: id, until: day, today: today), note: .paused(until: day), .menu) { _ in
                Turn(note: .pauseNotPossible, .menu)
            }
        case .resume:
            return turn(Resume(household: id), note: .resumed, .next) { _ in Turn(note: .stopped, .menu) }
        case .restart:
            let isNotStopped = family.messages != .stopped
            let decision: any Decision = isNotStopped ? Resume(household: id) : Restart(household: id)
            return Turn([decision], note: .resumed, .next)
        case .stop: return Turn([Stop(household: id)], note: .stopped, .menu)
        case .forget: return Turn([Forget(household: id)], .forgotten)
        default: return Turn(.next)
        }
    }

    var needsConsent: Turn { Turn(note: .consentFirst, .consent) }
}
