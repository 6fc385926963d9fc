import Calendar
import Events
import Households

/// A field for a day, with what was typed into it.
struct DateField: Sendable {
    let id: String
    let name: String
    let label: String
    let value: String
    /// `date`; `text` for what a browser's own date field would not show.
    let kind: String
    let fault: String?

    init(_ id: String, name: String, label: String, in filled: Filled, usual: CivilDate? = nil) {
        self.id = id
        self.name = name
        self.label = label
        value = filled[id] ?? usual?.description ?? ""
        kind = value.isEmpty || CivilDate(iso: value) != nil ? "date" : "text"
        fault = filled.fault(at: id)
    }

    /// The day that somebody typed, in the form of a browser's date field or in one that the chat understands too;
    /// nil, and a sentence at the field, if there is no such day.
    static func read(_ text: String, _ id: String, into filled: inout Filled, _ say: Speech) -> CivilDate? {
        filled.keep(text, in: id)
        if let day = CivilDate(iso: text) { return day }
        // More than this is no date, whatever is in it.
        switch text.count <= longest ? TypedDate(typed: text) : nil {
        case .day(let day): return day
        case .noSuchDay: filled.refuse(id, say("children.no-such-day"))
        case nil: filled.refuse(id, say("children.date-unclear"))
        }
        return nil
    }

    private static let longest = 20
}

extension Speech {
    func callAsFunction(_ fault: BirthDateFault) -> String {
        switch fault {
        case .inFuture: self("children.birth-in-future")
        case .serviceEnded: self("children.service-ended")
        }
    }

    func callAsFunction(_ fault: DueDateFault) -> String {
        switch fault {
        case .tooLongAgo: self("children.due-too-long-ago")
        case .tooFarAhead: self("children.due-too-far-ahead")
        }
    }
}
