import Calendar
import Events
import Passports

/// The pass as a shop sees it, or kind words where there is none.
struct PassPage: WebPage {
    static let template = "residents.pass"
    let title: TextName = "pass.title"
    let valid: Shown?
    let isReissued: Bool
    let isNotYet: Bool
    let isMovedAway: Bool
    let isGrownUp: Bool
    let isRevoked: Bool
    let isQuiet: Bool

    struct Shown: Sendable {
        /// Milliseconds since 1970: the page's clock goes by ours, whatever the phone's shows.
        let now: Int
        let date: String
        let time: String
        let until: Day
        let isFamilyPass: Bool
        let word: String
        let hue: Int
        let code: String?
        /// For when the network is gone.
        let kept: String?
        let script: String

        init(
            now: Int64, until: Day, isFamilyPass: Bool, word: String, hue: Int, code: String?, kept: String?,
            script: String
        ) {
            let clock = JapanTime(milliseconds: now)
            self.now = Int(now)
            date = clock.date.description.replacing("-", with: "/")
            time = String(clock.description.dropFirst(11).prefix(8))
            self.until = until
            self.isFamilyPass = isFamilyPass
            self.word = word
            self.hue = hue
            self.code = code
            self.kept = kept
            self.script = script
        }
    }

    init(_ shown: Shown, isReissued: Bool) {
        valid = shown
        self.isReissued = isReissued
        (isNotYet, isMovedAway, isGrownUp, isRevoked, isQuiet) = (false, false, false, false, false)
    }

    init(_ standing: PassStanding) {
        valid = nil
        isReissued = false
        isNotYet = standing == .notYet
        isMovedAway = standing == .movedAway
        isGrownUp = standing == .grownUp
        isRevoked = standing == .revoked
        isQuiet = standing == .quiet
    }
}

/// The pass on paper, to be printed at home, at an office or in a shop.
struct PaperPassPage: WebPage {
    static let template = "residents.paper-pass"
    let title: TextName = "pass.paper"
    let isValid: Bool
    let print: Print?
    /// Whether a paper could be made today that lasts longer than the one that is shown.
    let isOlder: Bool
    let script: String

    struct Print: Sendable {
        let until: Day
        let isFamilyPass: Bool
        let code: String?

        init(_ pass: HeldPass, until: CivilDate, in language: Language, code: String?) {
            self.until = Day(until, in: language)
            isFamilyPass = pass.link != nil
            self.code = code
        }
    }
}

/// What to do when a phone or a paper is lost.
struct LostPassPage: WebPage {
    static let template = "residents.lost-pass"
    let title: TextName = "pass.lost"
    let name: FormName
    let isValid: Bool
}
