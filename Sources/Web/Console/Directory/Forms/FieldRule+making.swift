import Calendar
import Events
import Facilities
import Places

extension FieldRule {
    /// A text that may be missing.
    static func text(
        _ id: String, _ label: String, _ path: WritableKeyPath<Record, String?>, isLong: Bool = false
    ) -> FieldRule {
        FieldRule(id: id, label: label, shape: isLong ? .long : .line, read: { $0[keyPath: path] ?? "" }) {
            record, typed in
            record[keyPath: path] = typed.isEmpty ? nil : typed
            return nil
        }
    }

    /// A text that has to be there.
    static func name(_ id: String, _ label: String, _ path: WritableKeyPath<Record, String>) -> FieldRule {
        FieldRule(id: id, label: label, isRequired: true, read: { $0[keyPath: path] }) { record, typed in
            guard !typed.isEmpty else { return "console-directory.no-name" }
            record[keyPath: path] = typed
            return nil
        }
    }

    /// A day that may be missing.
    static func day(_ id: String, _ label: String, _ path: WritableKeyPath<Record, CivilDate?>) -> FieldRule {
        FieldRule(id: id, label: label, shape: .day, read: { $0[keyPath: path]?.description ?? "" }) { record, typed in
            guard !typed.isEmpty else {
                record[keyPath: path] = nil
                return nil
            }
            guard let day = CivilDate(iso: typed) ?? CivilDate(japanese: typed) else {
                return "console-directory.no-day"
            }
            record[keyPath: path] = day
            return nil
        }
    }

    /// A minute of the day that may be missing.
    static func time(_ id: String, _ label: String, _ path: WritableKeyPath<Record, Int?>) -> FieldRule {
        FieldRule(
            id: id, label: label, shape: .time,
            read: { $0[keyPath: path].flatMap { TimeOfDay(minutes: $0 % 1440)?.description } ?? "" }
        ) { record, typed in
            guard !typed.isEmpty else {
                record[keyPath: path] = nil
                return nil
            }
            guard let time = TimeOfDay(Typed.folded(typed)) else { return "console-directory.no-time" }
            record[keyPath: path] = Int(time.minutes)
            return nil
        }
    }

    static func ages(
        _ id: String, _ label: String, _ path: WritableKeyPath<Record, AgeRange?>
    ) -> FieldRule {
        FieldRule(id: id, label: label, help: "console-directory.ages-help", read: { $0[keyPath: path]?.text ?? "" }) {
            record, typed in
            record[keyPath: path] = typed.isEmpty ? nil : AgeRange(words: typed)
            return nil
        }
    }

    static func telephone(
        _ label: String, _ path: WritableKeyPath<Record, ContactDetails?>
    ) -> FieldRule {
        contact("telephone", label, path, \.telephone) { typed in
            Typed.telephone(typed).map { .success($0) } ?? .failure("console-directory.no-telephone")
        }
    }

    static func page(_ id: String, _ label: String, _ path: WritableKeyPath<Record, ContactDetails?>) -> FieldRule {
        contact(id, label, path, \.page) { typed in
            Typed.isPage(typed) ? .success(typed) : .failure("console-directory.no-page")
        }
    }

    private enum Reading {
        case success(String)
        case failure(TextName)
    }

    private static func contact(
        _ id: String, _ label: String, _ path: WritableKeyPath<Record, ContactDetails?>,
        _ part: WritableKeyPath<ContactDetails, String?>, _ reading: @escaping (String) -> Reading
    ) -> FieldRule {
        FieldRule(id: id, label: label, read: { $0[keyPath: path]?[keyPath: part] ?? "" }) { record, typed in
            var contact =
                record[keyPath: path]
                ?? ContactDetails(telephone: nil, email: nil, form: nil, page: nil, note: nil)
            if typed.isEmpty {
                contact[keyPath: part] = nil
            } else {
                switch reading(typed) {
                case .success(let value): contact[keyPath: part] = value
                case .failure(let fault): return fault
                }
            }
            record[keyPath: path] = contact.isEmpty ? nil : contact
            return nil
        }
    }

    /// A part of an address.
    static func address(
        _ id: String, _ label: String, help: TextName? = nil, _ path: WritableKeyPath<Record, PostalAddress?>,
        read: @escaping (PostalAddress) -> String, write: @escaping (inout PostalAddress, String) -> TextName?
    ) -> FieldRule {
        FieldRule(id: id, label: label, help: help, read: { $0[keyPath: path].map(read) ?? "" }) { record, typed in
            var address = record[keyPath: path] ?? .empty
            if let fault = write(&address, typed) { return fault }
            record[keyPath: path] = address == .empty ? nil : address
            return nil
        }
    }

    /// The municipality or ward, to choose from a list.
    static func municipality(
        _ label: String, among all: [Municipality], _ path: WritableKeyPath<Record, MunicipalityCode?>
    ) -> FieldRule {
        let choices = [Choice(value: "", title: "–")] + all.map { Choice(value: "\($0.code)", title: $0.fullName) }
        return FieldRule(
            id: "municipality", label: label, shape: .choice(choices),
            read: { $0[keyPath: path].map { "\($0)" } ?? "" }
        ) { record, typed in
            guard typed.isEmpty || choices.contains(where: { $0.value == typed }) else {
                return "console-directory.choose"
            }
            record[keyPath: path] = MunicipalityCode(typed)
            return nil
        }
    }

    /// Where it is on the map, in degrees north and east.
    static func point(_ label: String, _ path: WritableKeyPath<Record, GeoPoint?>) -> FieldRule {
        FieldRule(
            id: "point", label: label, help: "console-directory.point-help",
            read: { $0[keyPath: path].map { $0.description.replacing(",", with: ", ") } ?? "" }
        ) { record, typed in
            guard !typed.isEmpty else {
                record[keyPath: path] = nil
                return nil
            }
            let parts = Typed.folded(typed).split { $0 == "," || $0 == "、" || $0.isWhitespace }.map { Double($0) }
            guard parts.count == 2, let north = parts[0], let east = parts[1] else {
                return "console-directory.no-point"
            }
            guard let point = GeoPoint(north: north, east: east), point.isInJapan else {
                let swapped = GeoPoint(north: east, east: north)?.isInJapan ?? false
                return swapped ? "console-directory.point-swapped" : "console-directory.point-abroad"
            }
            record[keyPath: path] = point
            return nil
        }
    }
}

extension PostalAddress {
    static let empty = PostalAddress(municipality: nil, postalCode: nil, text: "", building: nil, access: nil)
}
