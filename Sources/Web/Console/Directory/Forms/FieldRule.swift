import Foundation

/// One field of a form about something that is published: how it stands there, and what typing into it changes.
///
/// What nobody types over stays as it is, also where the form could not say it as exactly.
struct FieldRule<Record> {
    enum Shape {
        case line
        case long
        case day
        case time
        case choice([Choice])
    }

    /// One line of a list to choose from.
    struct Choice {
        let value: String
        let title: String
    }

    let id: String
    let label: String
    var help: TextName?
    var shape = Shape.line
    /// Whether nothing new is published without it.
    var isRequired = false
    let read: (Record) -> String
    /// Nil where it was understood.
    let write: (inout Record, String) -> TextName?

    /// What a line and a longer text may hold.
    private static var longestLine: Int { 300 }
    private static var longestText: Int { 5_000 }

    /// As it stands in the form.
    func value(of record: Record) -> String { Typed.plain(read(record)) }

    /// Takes over what was typed, if it is something else than what stands there.
    func take(_ typed: String, into record: inout Record) -> TextName? {
        let typed = Typed.plain(typed)
        guard typed != value(of: record) || isRequired && typed.isEmpty else { return nil }
        var isLong = false
        if case .long = shape { isLong = true }
        guard typed.count <= (isLong ? Self.longestText : Self.longestLine) else { return "console-directory.too-long" }
        guard Typed.isPrintable(typed) else { return "console-directory.unprintable" }
        return write(&record, typed)
    }
}

/// Fields that belong together.
struct FieldGroup<Record> {
    let title: TextName
    var help: TextName?
    let rules: [FieldRule<Record>]
}

/// What people type.
enum Typed {
    /// One kind of line break and no blanks around it.
    static func plain(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || ![.control, .surrogate, .unassigned].contains(scalar.properties.generalCategory)
        }
    }

    /// One width, for reading only.
    static func folded(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }

    static func number(_ text: String) -> Int? {
        let digits = folded(text)
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// The address of a page.
    static func isPage(_ text: String) -> Bool {
        guard let url = URL(string: text), let scheme = url.scheme, let host = url.host() else { return false }
        return ["http", "https"].contains(scheme) && host.contains(".") && !text.contains { $0.isWhitespace }
    }

    /// A telephone number in one width; nil where it is none.
    static func telephone(_ text: String) -> String? {
        let number = folded(text).replacing(/[‐‑–—―−ー]/, with: "-")
        let digits = number.utf8.count { (0x30...0x39).contains($0) }
        guard (9...13).contains(digits), number.utf8.allSatisfy({ "0123456789-()+ ".utf8.contains($0) }) else {
            return nil
        }
        return number
    }
}
