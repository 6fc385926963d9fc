package import Calendar
package import Consultations
package import Events
package import Households
package import LINE
package import Places

/// Something that a family will receive, or can use now: its day, if it has one, and its title.
package struct UpcomingItem: Sendable, Equatable {
    package let date: CivilDate?
    package let title: String

    package init(date: CivilDate?, title: String) {
        self.date = date
        self.title = title
    }
}

/// The account as families know it.
package struct ChatAccount: Sendable, Equatable {
    /// Such as はぐくみ.
    package let name: String
    /// LINE's basic id with its @, by which links lead to the account.
    package let basicID: String
    /// Counted when a family passes the account on. One source for all, so that nobody learns who told whom.
    package let familySource: SourceCode
    /// Where a family's support pass opens; nil where there are no pages.
    package let passAddress: String?

    package init(name: String, basicID: String, familySource: SourceCode, passAddress: String? = nil) {
        self.name = name
        self.basicID = basicID
        self.familySource = familySource
        self.passAddress = passAddress
    }
}

/// All that a page of the chat is drawn from. Drawing is pure.
package struct Scene: Sendable {
    package let family: Household
    package let today: CivilDate
    package let atlas: Atlas
    package let account: ChatAccount
    /// Where help is.
    package let help: HelpLines
    /// Where a link opens the family's consultations, once; nil where it opens nothing.
    package let talkAddress: String?
    /// What is coming up, or can be used now; only for the prompts that list it.
    package let items: [UpcomingItem]
    /// Why the message came that is asked about; nil if this family never got it.
    package let reason: MessageReason?
    /// What was found; nil where nothing was looked for.
    package let found: FoundPage?
    /// When it is read whether places are open.
    package let now: JapanTime

    package init(
        family: Household, today: CivilDate, atlas: Atlas, account: ChatAccount, help: HelpLines,
        talkAddress: String? = nil, items: [UpcomingItem] = [],
        reason: MessageReason? = nil, found: FoundPage? = nil, now: JapanTime? = nil
    ) {
        self.family = family
        self.today = today
        self.atlas = atlas
        self.account = account
        self.help = help
        self.talkAddress = talkAddress
        self.items = items
        self.reason = reason
        self.found = found
        self.now = now ?? JapanTime(today)
    }

    func say(_ words: Words) -> String { words[family.language] }
    func say(_ day: CivilDate) -> String { day.words[family.language] }

    func button(_ words: Words, _ tap: Tap) -> Action { button(say(words), tap) }

    /// A button that also shows in the chat what was tapped.
    func button(_ label: String, _ tap: Tap) -> Action {
        .postback(label: label, data: tap.data, displayText: label)
    }

    /// The messages for a note and a prompt, one to three.
    package func messages(_ note: Note?, _ prompt: Prompt) -> [Message] {
        let shown = messages(for: prompt.resolved(for: family))
        guard let note else { return shown }
        let text = say(note)
        // One bubble where both are plain, so that the question is not lost under the sentence.
        if case .text(let question)? = shown.first?.content, shown.count == 1 {
            return [.text(text + "\n" + question, quickReply: shown[0].quickReply)]
        }
        return [.text(text)] + shown
    }

    private func say(_ note: Note) -> String {
        switch note {
        case .welcomeBack: say(ChatTexts.Joining.welcomeBack)
        case .consentFirst: say(ChatTexts.Joining.consentFirst)
        case .lives(let code): say(ChatTexts.Joining.lives(in: name(of: code)))
        case .unknownPostalCode: say(ChatTexts.Joining.unknownCode)
        case .placeNotUnderstood: say(ChatTexts.Joining.placeNotUnderstood)
        case .movedAway: say(ChatTexts.Joining.movedAway)
        case .date(let fault): say(ChatTexts.sentence(fault))
        case .tooManyChildren: say(ChatTexts.Wishes.tooMany)
        case .saved: say(ChatTexts.Wishes.saved)
        case .removed: say(ChatTexts.Family.removed)
        case .stopped: say(ChatTexts.Wishes.stopped)
        case .noTimeLeft: say(ChatTexts.Wishes.noTimeLeft)
        case .pauseNotPossible: say(ChatTexts.Wishes.pauseNotPossible)
        case .paused(let day): say(ChatTexts.Wishes.paused(until: day))
        case .resumed: say(ChatTexts.Wishes.resumed)
        case .condolence: say(ChatTexts.Family.condolence)
        case .cannotRead: say(ChatTexts.Wishes.cannotRead)
        case .notUnderstood: say(ChatTexts.Wishes.notUnderstood)
        }
    }
}
