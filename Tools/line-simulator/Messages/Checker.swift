/// Collects the faults of a body. Every rule names the field it is about.
struct Checker: Sendable {
    /// LINE counts most texts in UTF-16 units and what people see on buttons in grapheme clusters.
    enum Unit { case utf16, graphemes }

    private(set) var faults: [Fault] = []

    mutating func refuse(_ message: String, at place: Place) {
        faults.append(Fault(message: message, property: place.text))
    }

    /// The object at `place`, or a fault.
    mutating func object(_ value: JSON?, at place: Place) -> [String: JSON]? {
        if let object = value?.object { return object }
        refuse(value == nil ? "May not be null" : "Must be an object", at: place)
        return nil
    }

    @discardableResult
    mutating func text(
        _ object: [String: JSON], _ name: String, at place: Place, required: Bool = true, longest: Int,
        in unit: Unit = .utf16
    ) -> String? {
        let place = place.field(name)
        guard let value = object[name], value != .null else {
            if required { refuse("May not be empty", at: place) }
            return nil
        }
        guard let text = value.text else {
            refuse("Must be a string", at: place)
            return nil
        }
        let length = unit == .utf16 ? text.utf16.count : text.count
        if required, length == 0 {
            refuse("May not be empty", at: place)
        } else if length > longest {
            refuse("Length must be between 0 and \(longest)", at: place)
        }
        return text
    }

    @discardableResult
    mutating func choice(
        _ object: [String: JSON], _ name: String, of values: [String], at place: Place, required: Bool = false
    ) -> String? {
        guard let value = object[name], value != .null else {
            if required { refuse("May not be empty", at: place.field(name)) }
            return nil
        }
        if let text = value.text, values.contains(text) { return text }
        refuse("Must be one of the following values: [\(values.joined(separator: ", "))]", at: place.field(name))
        return nil
    }

    mutating func flag(_ object: [String: JSON], _ name: String, at place: Place, required: Bool = false) {
        guard let value = object[name], value != .null else {
            if required { refuse("May not be null", at: place.field(name)) }
            return
        }
        if value.flag == nil { refuse("Must be a Boolean", at: place.field(name)) }
    }

    @discardableResult
    mutating func whole(
        _ object: [String: JSON], _ name: String, in range: ClosedRange<Int>, at place: Place, required: Bool = false
    ) -> Int? {
        guard let value = object[name], value != .null else {
            if required { refuse("May not be null", at: place.field(name)) }
            return nil
        }
        if let number = value.integer, range.contains(number) { return number }
        refuse("Must be a whole number between \(range.lowerBound) and \(range.upperBound)", at: place.field(name))
        return nil
    }

    mutating func decimal(
        _ object: [String: JSON], _ name: String, in range: ClosedRange<Double>, at place: Place
    ) {
        guard let number = object[name]?.number, range.contains(number) else {
            refuse("Must be a number between \(range.lowerBound) and \(range.upperBound)", at: place.field(name))
            return
        }
    }

    /// An address in one of the schemes, percent-encoded.
    mutating func address(
        _ object: [String: JSON], _ name: String, schemes: [String], longest: Int, at place: Place,
        required: Bool = true
    ) {
        guard let text = text(object, name, at: place, required: required, longest: longest), !text.isEmpty else {
            return
        }
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard schemes.contains(scheme), text.utf8.count > scheme.utf8.count + 1 else {
            return refuse("Invalid URI scheme: use one of [\(schemes.joined(separator: ", "))]", at: place.field(name))
        }
        if !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            refuse("Invalid URI: it must be percent-encoded", at: place.field(name))
        }
    }

    /// The list at `name` with an allowed size, or a fault.
    mutating func list(
        _ object: [String: JSON], _ name: String, size: ClosedRange<Int>, at place: Place
    ) -> [JSON]? {
        guard let list = object[name]?.list else {
            refuse(object[name] == nil ? "May not be null" : "Must be an array", at: place.field(name))
            return nil
        }
        if !size.contains(list.count) {
            refuse("Size must be between \(size.lowerBound) and \(size.upperBound)", at: place.field(name))
        }
        return list
    }
}
