import Calendar
import Consultations
import Events
import Households
import LINE

extension Scene {
    private typealias Texts = ChatTexts.Wishes

    /// The messages of a page. Given a resolved prompt.
    func messages(for prompt: Prompt) -> [Message] {
        switch prompt {
        case .greeting, .consent, .next: consent(isGreeting: prompt == .greeting)
        case .residence: askResidence()
        case .regions: askRegion()
        case .region(let id, let page): askMunicipality(in: id, page: page)
        case .wards(let city, let page): askWard(of: city, page: page)
        case .which(let codes, let postalCode): askWhich(codes, postalCode)
        case .confirmResidence(let code, let postalCode): confirmResidence(code, postalCode)
        case .outside: outside()
        case .family: askFamily()
        case .moreChildren(let day): askMore(after: day)
        case .whatIs(let day): whatIs(day)
        case .finished: finished()
        case .profile: profile()
        case .child(let number): child(number)
        case .endOfChild(let number): endOfChild(number)
        case .why: why()
        case .upcoming: upcoming()
        case .loss: [.text(say(ChatTexts.Family.lossTold))]
        case .condolence: [.text(say(ChatTexts.Family.condolence))]
        case .crisis(let crisis): [.text(ChatTexts.Care.crisis(crisis, help, in: family.language))] + toAPerson
        case .confiding: confiding
        case .consultations:
            toAPerson + [.text(ChatTexts.Care.consultations(help, in: family.language), quickReply: menuReply)]
        case .sharing: sharing()
        case .places: askSearch()
        case .pass: pass()
        case .search: searched()
        case .menu, .topics, .quietHours, .languages, .pauses, .forgetting, .forgotten, .other: wishes(prompt)
        }
    }

    private func wishes(_ prompt: Prompt) -> [Message] {
        switch prompt {
        case .topics: topics()
        case .quietHours: quietHours()
        case .languages:
            ask(Texts.askLanguage, Language.allCases.map { button($0.ownName, .speak($0)) })
        case .pauses: ask(Texts.askPause, PauseLength.allCases.map { button(ChatTexts.pause($0), .pause($0)) })
        case .forgetting:
            ask(Texts.askForget, [button(Texts.yesForget, .forget), button(ChatTexts.Family.back, .show(.menu))])
        case .forgotten: [.text(say(Texts.forgotten))]
        case .other: ask(Texts.askMenu, otherActions)
        default: ask(Texts.askMenu, menuActions)
        }
    }

    private func ask(_ question: Words, _ actions: [Action]) -> [Message] {
        [.text(say(question), quickReply: QuickReply(actions))]
    }

    private func consent(isGreeting: Bool) -> [Message] {
        let agree = button(ConsentText.agree, .agree(version: ConsentText.version))
        let card = Card(
            title: say(isGreeting ? ConsentText.greeting : ConsentText.agree),
            lead: isGreeting ? say(ConsentText.introduction) : say(ConsentText.again),
            rows: ConsentText.purposes.map { Card.Row(caption: nil, text: say($0)) },
            note: say(ConsentText.promise), footer: agree)
        let others = Language.allCases.filter { $0 != family.language }
        let quickReply = QuickReply(
            [agree, button(ConsentText.more, .show(.consent))]
                + others.map { button($0.ownName, .speak($0)) })
        guard !isGreeting else { return [card.message(altText: say(ConsentText.altText), quickReply: quickReply)] }
        return [
            card.message(altText: say(ConsentText.altText)), .text(say(ConsentText.details), quickReply: quickReply),
        ]
    }

    private var menuActions: [Action] {
        var actions: [Action] = []
        switch family.messages {
        case .wanted: break
        case .paused: actions.append(button(Texts.resume, .resume))
        case .stopped: actions.append(button(Texts.resume, .restart))
        }
        if !family.hasConsented { actions.append(button(Texts.register, .show(.consent))) }
        if family.hasConsented {
            actions += [
                button(ChatTexts.Family.profile, .show(.profile)), button(ChatTexts.Family.upcoming, .show(.upcoming)),
                button(ChatTexts.Pass.title, .show(.pass)), button(Texts.topics, .show(.topics)),
                button(Texts.quietHours, .show(.quietHours)),
            ]
        }
        actions += [
            button(ChatTexts.Search.title, .show(.places)), button(Texts.languages, .show(.languages)),
            button(ChatTexts.Care.consult, .show(.consultations)),
            button(Texts.share, .show(.sharing)), button(Texts.other, .show(.other)),
        ]
        return actions
    }

    private var otherActions: [Action] {
        var actions: [Action] = []
        switch family.messages {
        case .wanted: actions = [button(Texts.pause, .show(.pauses)), button(Texts.stop, .stop)]
        case .paused: actions = [button(Texts.resume, .resume), button(Texts.stop, .stop)]
        case .stopped: actions = [button(Texts.resume, .restart)]
        }
        return actions + [
            button(Texts.topics, .show(.topics)), button(Texts.quietHours, .show(.quietHours)),
            button(Texts.languages, .show(.languages)), button(Texts.share, .show(.sharing)),
            button(Texts.forget, .show(.forgetting)),
            button(Texts.menu, .show(.menu)),
        ]
    }

    private func topics() -> [Message] {
        let actions = Topic.allCases.map { topic in
            let isWanted = family.topics.contains(topic)
            let name = say(topic.words)
            return button((isWanted ? "✓ " : "") + name, .topic(topic, wanted: !isWanted))
        }
        return ask(Texts.askTopics, actions + [button(Texts.menu, .show(.menu))])
    }

    private func quietHours() -> [Message] {
        let presets = [(20, 8), (21, 7), (22, 6), (18, 9)].compactMap { from, until -> Action? in
            guard let from = TimeOfDay(hour: from, minute: 0), let until = TimeOfDay(hour: until, minute: 0),
                let hours = DailyInterval(from: from, to: until)
            else { return nil }
            return button((hours == family.quietHours ? "✓ " : "") + hours.description, .quiet(hours))
        }
        return ask(Texts.askQuietHours, presets + [button(Texts.noQuietHours, .quiet(nil))])
    }

    private func sharing() -> [Message] {
        let link = ShareLink(to: account, source: account.familySource)
        let send = Action.uri(label: say(Texts.sendByLINE), uri: link.handOver(with: say(Texts.invitation)))
        let card = Card(title: say(Texts.share), lead: say(Texts.askShare), rows: [], footer: send)
        return [card.message(altText: say(Texts.share)), .text(link.url, quickReply: menuReply)]
    }
}
