package import Calendar
package import Events

/// One message of the catalogue: when it falls due, for whom, and its words.
package struct StageEntry: Sendable {
    /// Its lasting name, such as `vac_mr2`; it stands in facts and is never reused.
    package let key: String
    package let stage: Stage
    package let trigger: Trigger
    package let audience: Set<Audience>
    package let topic: Topic
    package let priority: Priority
    /// Whether municipalities do it differently, so that the words can only be general.
    package let municipalVariation: Bool
    package let sensitivity: Sensitivity?
    package let ending: Ending?
    /// Entries about one thing share a series; the catch-up list shows only the newest of them.
    package let series: String?
    /// The municipal date that says since when it is offered; where nobody entered it, nothing is sent.
    package let offeredSince: String?
    /// The setting of the support pass with which the entry is in use; always when nil.
    package let passportLastAge: PassportLastAge?
    package let words: Words
    package let source: Source
    package let note: String?
    /// Where it begins in the catalogue file.
    package let line: Int

    /// Whether it means something only to a family whose municipality is known: the municipality decides the day or
    /// whether it is offered, or the words send the family there.
    package var needsMunicipality: Bool {
        switch trigger {
        case .municipalDeadline, .event(.shopsJoined, _): return true
        default: break
        }
        return municipalVariation || offeredSince != nil
    }

    /// The topics that a family must have chosen, all of them.
    package var neededTopics: TopicSet {
        audience == [.singleParent] ? [TopicSet(topic), TopicSet(.singleParent)] : TopicSet(topic)
    }
}

extension StageEntry {
    /// The part of childhood under which it is listed.
    package enum Stage: String, CaseIterable, Sendable {
        case pregnancy = "妊娠期"
        case birth = "出産直後"
        case firstYear = "0歳"
        case oneAndTwo = "1～2歳"
        case threeToFive = "3～5歳"
        case nurseryAge = "0～5歳"
        case beforeSchool = "年長"
        case elementary = "小学生"
        case juniorHigh = "中学生"
        case high = "高校生"
        case always = "通年"
    }

    /// Who receives it.
    package enum Audience: String, CaseIterable, Sendable {
        /// Families that are expecting.
        case pregnant
        /// Families with a child that has been born and is still served.
        case guardian
        /// Of these, the ones that chose it themselves (`Topic.singleParent`).
        case singleParent = "single_parent"
    }

    /// What comes first when several entries are due on one day.
    package enum Priority: String, CaseIterable, Comparable, Sendable {
        case high
        case normal

        package static func < (left: Self, right: Self) -> Bool { left == .high && right == .normal }
    }

    /// What a loss makes unbearable.
    package enum Sensitivity: String, CaseIterable, Sendable {
        case pregnancy
    }

    /// How far its source was looked at.
    package enum Check: String, CaseIterable, Sendable {
        case official
        case secondary
        case law
        case general
    }

    /// What the words rest on.
    package struct Source: Sendable {
        package let name: String
        package let url: String?
        package let checked: Check
    }

    /// A last day.
    package struct Ending: Sendable {
        package let last: Expiry
        /// Whether the family loses something after it; otherwise the words are merely of no use any more.
        package let isDeadline: Bool
    }

    /// Title and body, as plain text.
    package struct Text: Hashable, Sendable {
        package let title: String
        package let body: String
    }

    /// The same facts in every language.
    package struct Words: Sendable {
        package let japanese: Text
        package let easyJapanese: Text
        package let english: Text

        package subscript(language: Language) -> Text {
            switch language {
            case .japanese: japanese
            case .easyJapanese: easyJapanese
            case .english: english
            }
        }
    }
}

extension StageEntry {
    /// How many days after its trigger an entry without an ending may still be sent, after an outage.
    static let graceDays = 6

    /// The last day on which it may be sent to a subject for whom it fell due on a day.
    package func lastDay(for subject: TriggerSubject, triggeredOn day: CivilDate) -> CivilDate {
        let last = ending?.last.lastDay(for: subject, triggeredOn: day) ?? day.adding(days: Self.graceDays)
        guard case .child(let born) = subject else { return last }
        return min(last, StageSchedule.lastServedDay(born: born))
    }
}
