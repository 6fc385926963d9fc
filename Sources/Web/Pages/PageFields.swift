import Mustache

/// What a template finds in a value of a page: its fields by their names.
///
/// The engine by itself reflects on a value anew for each field that a template asks for. Here that happens once.
final class PageFields: MustacheParent, CustomStringConvertible {
    private let value: Any
    private lazy var fields = Self.fields(of: value)

    init(_ value: Any) { self.value = value }

    /// Fields that are known already. The engine reads a dictionary too, and takes three times as long.
    init(fields: [String: Any]) {
        value = fields
        self.fields = fields
    }

    func child(named name: String) -> Any? { fields[name] }

    /// As the value writes itself, for a template that shows all of it.
    var description: String { String(describing: value) }

    private static func fields(of value: Any) -> [String: Any] {
        var fields: [String: Any] = [:]
        for (name, field) in Mirror(reflecting: value).children {
            if let name, let shown = shown(field) { fields[name] = shown }
        }
        return fields
    }

    /// Nil for an optional without a value.
    private static func shown(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { shown($0.value) }
        case .collection: mirror.children.compactMap { shown($0.value) }
        case .struct: PageFields(value)
        default: value
        }
    }
}
