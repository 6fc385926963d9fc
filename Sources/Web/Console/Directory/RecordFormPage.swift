/// The form about a place, gathering or scheme, new or to be corrected.
struct RecordFormPage: ConsolePage {
    static let template = "console.directory-form"
    static let room = ConsoleRoom.places
    let heading: String
    let path: String
    let back: String
    let isNew: Bool
    /// Sent back with the form: what stood there when the page was made, or the number of a new one.
    let mark: String
    /// The report because of which it is corrected.
    let report: String?
    let groups: [RecordGroup]
    let source: String
    let hasFaults: Bool
    /// What speaks against the form as a whole.
    let fault: String?
    /// Fields that need a look, to jump to.
    let wrong: [RecordGroup.Field]
    /// How it is taken out here, besides, or brought back; nil where neither can be.
    let ending: Ending?
    let isSaved: Bool

    struct Ending: Sendable {
        let path: String
        let heading: String
        let advice: String
        let button: String
        /// How often either was done when the page was made.
        let turns: Int
        let isGrave: Bool
    }

    init(
        heading: String, path: String, back: String, isNew: Bool, mark: String, report: String? = nil,
        groups: [RecordGroup], source: String = "", fault: String? = nil, ending: Ending? = nil, isSaved: Bool = false
    ) {
        self.heading = heading
        self.path = path
        self.back = back
        self.isNew = isNew
        self.mark = mark
        self.report = report
        self.groups = groups
        self.source = source
        self.fault = fault
        self.ending = ending
        self.isSaved = isSaved
        wrong = groups.flatMap(\.fields).filter { $0.fault != nil }
        hasFaults = fault != nil || !wrong.isEmpty
    }
}
