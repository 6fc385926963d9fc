import Offices

/// The console's rooms. The menu shows those for which somebody's roles are good, and nobody gets into another.
enum ConsoleRoom: String, CaseIterable, Sendable {
    case start = ""
    case desk
    case disclosures = "desk/disclosures"
    case crisis = "desk/crisis"
    case counts
    case households
    case dates
    case notes
    case places
    case mistakes
    case shops
    case alarms
    case preview
    case staff
    case operations
    case offices
    case settings
    case account

    var path: String { self == .start ? "/console" : "/console/\(rawValue)" }

    var title: TextName {
        switch self {
        case .start: "console-start.title"
        case .staff: "console-staff.title"
        case .operations: "console-operations.title"
        case .offices: "console-offices.title"
        case .settings: "console-settings.title"
        case .account: "console-account.title"
        case .counts: "console-counts.title"
        case .households: "console-households.title"
        case .dates: "console-dates.title"
        case .notes: "console-notes.title"
        case .places: "console-places.title"
        case .mistakes: "console-mistakes.title"
        case .shops: "console-shops.title"
        case .alarms: "console-alarms.title"
        case .preview: "console-preview.title"
        case .desk: "console-desk.title"
        case .disclosures: "console-desk.witness"
        case .crisis: "desk-help.title"
        }
    }

    /// Nil for what everybody who is signed in may see.
    var permission: Permission? {
        switch self {
        case .start, .account: nil
        case .staff: .manageStaff
        case .operations: .readOperationLog
        case .offices: .manageOffices
        case .settings: .changeSettings
        case .counts: .seeCounts
        case .households: .searchHousehold
        case .dates: .enterDates
        case .notes: .editLocalNotes
        case .places: .editDirectory
        case .mistakes: .settleMistakes
        case .shops: .handleShops
        case .alarms: .watchPasses
        case .preview: .previewPhone
        case .desk: .answerConsultations
        case .disclosures: .witnessDisclosures
        case .crisis: .editCrisisWords
        }
    }
}

/// A page of the console: it stands in one of the rooms.
protocol ConsolePage: WebPage {
    static var room: ConsoleRoom { get }
}

extension ConsolePage {
    var title: TextName { Self.room.title }
}

/// What stands above each page of the console: who is signed in, and the rooms that are open to them.
package struct StaffBar: Sendable {
    let name: String
    let office: String
    /// Until when the session lasts if nothing is done.
    let ends: String
    let rooms: [Link]

    struct Link: Sendable {
        let path: String
        let title: String
        let isCurrent: Bool
    }
}
