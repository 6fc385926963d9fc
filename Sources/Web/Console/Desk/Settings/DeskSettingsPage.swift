import Consultations
import Events
import Households

/// The form of a desk's settings, with what the coming week looks like.
struct DeskSettingsPage: ConsolePage {
    static let template = "console.desk.settings"
    static let room = ConsoleRoom.desk
    let hasDesk: Bool
    let hours: String
    let week: [DeskHours.Day]
    let hasWeek: Bool
    let themes: [DeskChoice]
    let languages: [DeskChoice]
    let capacity: String
    let silence: String
    let keptDays: String
    let notice: String
    let faults: [String]
    let hasFaults: Bool
    let isDone: Bool

    init(
        _ filled: DeskFilled, hasDesk: Bool, week: [DeskHours.Day], faults: [String], isDone: Bool, _ say: Speech
    ) {
        self.hasDesk = hasDesk
        hours = filled.hours
        self.week = week
        hasWeek = !week.isEmpty
        themes = ConsultationTheme.allCases.map {
            DeskChoice($0.rawValue, say(DeskWords.theme($0)), isChosen: filled.themes.contains($0.rawValue))
        }
        languages = Language.allCases.map {
            DeskChoice($0.rawValue, $0.ownName, isChosen: filled.languages.contains($0.rawValue))
        }
        (capacity, silence, keptDays) = (filled.capacity, filled.silence, filled.keptDays)
        notice = filled.notice
        self.faults = faults
        hasFaults = !faults.isEmpty
        self.isDone = isDone
    }
}
