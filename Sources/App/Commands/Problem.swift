package import Calendar
import EventModel
import Events

/// Why a command can't do what it was asked. `wrongUse` ends with status 2, the others with 1.
package enum Problem: Error, CustomStringConvertible {
    case wrongUse(String)
    case failed(String)

    package var description: String {
        switch self {
        case .wrongUse(let text), .failed(let text): text
        }
    }
}

/// How words on the command line become values.
package enum Words {
    /// A day `2026-11-22`, or nil for nil.
    package static func day(_ text: String?, option: String) throws(Problem) -> CivilDate? {
        guard let text else { return nil }
        guard let day = CivilDate(iso: text) else {
            throw .wrongUse("\(option): “\(text)” is not a day like 2026-11-22")
        }
        return day
    }

    /// Two days in order, either of which may be missing.
    static func period(_ from: String?, _ to: String?) throws(Problem) -> (from: CivilDate?, to: CivilDate?) {
        let (first, last) = (try day(from, option: "--from"), try day(to, option: "--to"))
        if let first, let last, last < first { throw .wrongUse("--to: \(last) is before --from \(first)") }
        return (first, last)
    }

    /// A time `2026-11-22T09:00:00+09:00`, or nil for nil.
    package static func time(_ text: String?, option: String) throws(Problem) -> JapanTime? {
        guard let text else { return nil }
        guard let time = JapanTime(iso: text) else {
            throw .wrongUse("\(option): “\(text)” is not a time like 2026-11-22T09:00:00+09:00")
        }
        return time
    }

    static func household(_ text: String) throws(Problem) -> HouseholdID {
        guard let household = HouseholdID(text) else {
            throw .wrongUse("“\(text)” is not a household: 26 characters, as `events` shows them")
        }
        return household
    }

    /// A list of names, each of which must be allowed.
    static func list<Name: RawRepresentable & CaseIterable>(
        _ text: String, of type: Name.Type, option: String
    ) throws(Problem) -> [Name] where Name.RawValue == String {
        var names: [Name] = []
        for word in text.split(separator: ",").map(String.init) {
            guard let name = Name(rawValue: word) else {
                throw .wrongUse("\(option): “\(word)” is not one of \(Self.names(of: type))")
            }
            guard !names.contains(where: { $0.rawValue == word }) else { throw .wrongUse("\(option): “\(word)” twice") }
            names.append(name)
        }
        guard !names.isEmpty else { throw .wrongUse("\(option): name at least one of \(Self.names(of: type))") }
        return names
    }

    private static func names<Name: RawRepresentable & CaseIterable>(
        of type: Name.Type
    ) -> String where Name.RawValue == String { type.allCases.map(\.rawValue).joined(separator: ", ") }
}
