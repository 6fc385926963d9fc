import Consultations
import Calendar
import EventModel
import Events
import Foundation
import Households
import LINE
import Places
import Support
import Testing

@testable import Reactions

@Suite("Any way through the chat")
struct WalkTests {
    /// Whatever a family taps and types, the chat gives messages that LINE takes, keeps the laws of its decisions and
    /// never speaks of a child that was lost. What a notification would show says no child's date. `Phone.tell` throws
    /// where a message is not valid.
    @Test("random families never break the chat, and never hear of a lost child", arguments: 0..<12)
    func walks(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var phone = Phone()
        var dates = FreshDates()
        try phone.follow()
        var lost: Set<CivilDate> = []
        for step in 0..<120 {
            let before = phone.family.children
            try walk(&phone, &dates, &random)
            for (number, child) in phone.family.children where child == .lost {
                switch before[number] {
                case .born(let day?): lost.insert(day)
                case .expecting(let due?): lost.insert(due)
                default: break
                }
            }
            let open = phone.family.openChildren.map(\.child)
            for day in open.compactMap(Self.date(of:)) {
                let isOnLockScreen = Language.allCases.contains { phone.lockScreen.contains((day).words[$0]) }
                #expect(!isOnLockScreen, "seed \(seed), step \(step): \(day)")
            }
            for (number, child) in phone.family.children where child == .lost {
                let taps = phone.actions.compactMap { Self.tap(of: $0) }
                for tap in taps { #expect(!tap.isAbout(number), "seed \(seed), step \(step): \(tap.data)") }
            }
            for day in lost where !open.contains(.born(day)) && !open.contains(.expecting(due: day)) {
                guard case .whatIs = phone.prompt else {
                    let words = (day).words
                    let isShown = Language.allCases.contains { phone.screen.contains(words[$0]) }
                    #expect(!isShown && !phone.screen.contains(day.description), "seed \(seed), step \(step): \(day)")
                    continue
                }
            }
        }
    }

    private func walk(_ phone: inout Phone, _ dates: inout FreshDates, _ random: inout SplitMix64) throws {
        if random.chance(1, in: 40) { return try random.chance(1, in: 2) ? phone.unfollow() : phone.follow() }
        if random.chance(1, in: 5) || phone.actions.isEmpty { return try phone.say(dates.text(&random)) }
        if random.chance(1, in: 20) { return try phone.tap(.show(.why("jidou_teate"))) }
        if random.chance(1, in: 15) { return try phone.tap(TapTests.all.randomElement(using: &random)!) }
        let action = phone.actions.randomElement(using: &random)!
        // Few would ever ask to be forgotten, and the walk would end there.
        if case .postback(_, let data, _) = action, data == Tap.forget.data, !random.chance(1, in: 10) { return }
        try phone.perform(action, choosing: dates.next(&random).description)
    }

    private static func date(of child: Household.Child) -> CivilDate? {
        switch child {
        case .expecting(let day), .born(let day): day
        case .removed, .lost: nil
        }
    }

    private static func tap(of action: Action) -> Tap? {
        switch action {
        case .postback(_, let data, _): Tap(data: data)
        case .datePicker(_, let picker): Tap(data: picker.data)
        case .message, .uri, .location: nil
        }
    }

    /// Dates that are not used twice, so that one on the screen tells whose it is.
    private struct FreshDates {
        private var used: Set<CivilDate> = []

        mutating func next(_ random: inout SplitMix64) -> CivilDate {
            while true {
                let day = Phone.today.adding(days: Int.random(in: -3_000...400, using: &random))
                if used.insert(day).inserted { return day }
            }
        }

        mutating func text(_ random: inout SplitMix64) -> String {
            let words = [
                "こんにちは", "メニュー", "登録内容", "2200012", "258-0000", "150-0001", "藤沢", "緑区", "横浜市", "流産", "たすけて", "English",
                "日本語",
                "やさしい日本語", "やめる", "再開", "はじめる K7Q2", "2026/2/30", "", "🙂", String(repeating: "あ", count: 5_000),
            ]
            return random.chance(1, in: 4) ? next(&random).description : words.randomElement(using: &random)!
        }
    }

    @Test("every page is valid in every language, for families in every state", arguments: Language.allCases)
    func everyPage(language: Language) throws {
        let items = [UpcomingItem(date: day("2026-12-01"), title: "4か月健診"), UpcomingItem(date: nil, title: "児童手当")]
        for state in try Self.states(language) {
            for reason in [nil, Phone.reason, MessageReason(entry: nil, children: [])] {
                let scene = Scene(
                    family: state, today: Phone.today, atlas: Phone.atlas, account: Phone.account,
                    help: Phone.care.lines,
                    items: Array(repeating: items, count: 10).flatMap(\.self), reason: reason)
                for prompt in Self.prompts where reason == nil || prompt.isWhy {
                    for note in [nil] + Self.notes {
                        let messages = scene.messages(note, prompt)
                        #expect((1...5).contains(messages.count))
                        _ = try EncodedMessages(messages)
                    }
                }
            }
        }
    }

    @Test("what an answer is recorded as tells nothing of a hardship, whatever the page")
    func names() {
        let care: [Prompt] = [
            .crisis(.danger), .crisis(.medical), .confiding, .loss, .condolence, .endOfChild(ChildNumber(1)),
            .forgetting,
            .consultations,
        ]
        for prompt in Self.prompts { #expect((prompt.name == "care") == care.contains(prompt), "\(prompt)") }
    }

    private static func states(_ language: Language) throws -> [Household] {
        var new = Phone()
        try new.follow()
        var full = try Phone.registered()
        try full.tap(.expect(due: day("2027-03-01")))
        for year in 2010...2022 { try full.tap(.born(count: 1, on: day("\(year)-06-01"))) }
        var stopped = try Phone.registered()
        try stopped.tap(.stop)
        var away = try Phone.registered()
        try away.tap(.moveAway)
        var bereaved = try Phone.registered()
        try bereaved.tap(.loss(ChildNumber(1)))
        var forgotten = try Phone.registered()
        try forgotten.tap(.forget)
        return try [new, Phone.agreed(), full, stopped, away, bereaved, forgotten].map { phone in
            var phone = phone
            try phone.tap(.speak(language))
            return phone.family
        }
    }

    private static let prompts: [Prompt] = {
        let child = ChildNumber(1)
        let pages: [Prompt] = Phone.atlas.gazetteer.regions.flatMap { region in
            (0..<3).map { .region(region.id, page: $0) }
        }
        return pages + [
            .next, .greeting, .consent, .residence, .regions, .region("nowhere", page: 9),
            .wards(code("141003"), page: 1),
            .wards(code("142051"), page: 0), .which([code("143634"), code("141003")], postalCode: nil),
            .confirmResidence(code("141062"), postalCode: nil), .outside, .family,
            .moreChildren(after: day("2025-01-02")),
            .moreChildren(after: nil), .whatIs(day("2025-01-02")), .whatIs(day("2027-01-02")), .finished, .menu,
            .profile,
            .child(child), .child(ChildNumber(2)), .endOfChild(child), .upcoming, .topics, .quietHours, .languages,
            .pauses,
            .forgetting,
            .forgotten, .sharing, .consultations, .other, .places, .search(.here(nil)), .why("birth_hearing"),
            .why("no_longer"),
            .loss, .condolence, .crisis(.danger), .crisis(.medical), .confiding,
        ]
    }()

    private static let notes: [Note] = [
        .welcomeBack, .consentFirst, .lives(code("141062")), .unknownPostalCode, .placeNotUnderstood, .movedAway,
        .date(.noSuchDay), .date(.birthInFuture), .date(.serviceEnded), .date(.dueTooLongAgo), .date(.dueTooFarAhead),
        .tooManyChildren, .saved, .removed, .stopped, .noTimeLeft, .pauseNotPossible, .paused(until: day("2027-01-01")),
        .resumed,
        .condolence, .cannotRead, .notUnderstood,
    ]
}

extension Prompt {
    fileprivate var isWhy: Bool {
        if case .why = self { true } else { false }
    }
}

extension Tap {
    /// Whether the tap speaks of this child.
    fileprivate func isAbout(_ child: ChildNumber) -> Bool {
        switch self {
        case .correctBirth(child, _), .correctDue(child, _), .birth(child, _, _), .removeChild(child), .loss(child),
            .show(.child(child)), .show(.endOfChild(child)):
            true
        default: false
        }
    }
}
