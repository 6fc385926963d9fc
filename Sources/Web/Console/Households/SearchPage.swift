import Events

/// Looking for the one household that stands at the counter or is on the telephone.
struct SearchPage: ConsolePage {
    static let template = "console.households"
    static let room = ConsoleRoom.households
    let typed: String
    let note: String
    let purposes: [Choice]
    let parts: [Choice]
    /// What is wrong with a field, in words; nil if nothing is.
    let numberFault: String?
    let purposeFault: Bool
    let partsFault: Bool
    let noteFault: Bool
    let isNotFound: Bool

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    /// What may be shown of a household at a counter today.
    static let shownParts: [ViewedPart] = [.registration, .children, .wishes, .messages, .passport]

    init(
        _ words: LookWords, typed: LookForm = LookForm(), numberFault: String? = nil, isNotFound: Bool = false
    ) {
        self.typed = typed.number
        note = typed.note
        purposes = LookPurpose.allCases.map {
            Choice(value: $0.rawValue, name: words.name(of: $0), isChosen: $0 == typed.purpose)
        }
        parts = Self.shownParts.map {
            Choice(value: $0.rawValue, name: words.name(of: $0), isChosen: typed.parts.contains($0))
        }
        self.numberFault = numberFault
        self.isNotFound = isNotFound
        purposeFault = typed.isSent && typed.purpose == nil
        partsFault = typed.isSent && typed.parts.isEmpty
        noteFault = typed.isNoteTooLong
    }
}

/// What somebody typed to find a household.
struct LookForm: Sendable {
    private(set) var isSent = false
    private(set) var number = ""
    private(set) var note = ""
    private(set) var purpose: LookPurpose?
    private(set) var parts: [ViewedPart] = [.registration]

    /// An empty form.
    init() {}

    init(_ form: Form) {
        isSent = true
        number = form["number"]
        note = form["note"]
        purpose = LookPurpose(rawValue: form["purpose"])
        let asked = Set(form.all("part").compactMap(ViewedPart.init))
        parts = SearchPage.shownParts.filter(asked.contains)
    }

    /// It travels in an address.
    private static let longestNote = 100

    var isNoteTooLong: Bool { note.count > Self.longestNote || note.utf8.count > 4 * Self.longestNote }
}

/// The console's words for looks at households.
struct LookWords: Sendable {
    let texts: Texts

    func say(_ name: TextName, _ values: [String: String] = [:]) -> String {
        texts.text(name, in: .japanese, values)
    }

    func name(of purpose: LookPurpose) -> String {
        switch purpose {
        case .enquiry: say("console-households.enquiry")
        case .consultation: say("console-households.consultation")
        case .correction: say("console-households.correction")
        case .disclosure: say("console-households.disclosure")
        case .delivery: say("console-households.delivery")
        case .incident: say("console-households.incident")
        case .audit: say("console-households.audit")
        }
    }

    func name(of part: ViewedPart) -> String {
        switch part {
        case .registration: say("console-households.registration")
        case .children: say("console-households.children")
        case .wishes: say("console-households.wishes")
        case .messages: say("console-households.messages")
        // Not shown at a counter, but they stand in the operation log.
        case .consultations: say("console-operations.parts-consultations")
        case .passport: say("console-operations.parts-passport")
        }
    }
}
