/// One reason why a body is refused: an entry of LINE's `details`.
struct Fault: Sendable, Equatable {
    var message: String
    var property: String

    var json: JSON { ["message": .text(message), "property": .text(property)] }
}

/// Where in a body we are. Outside Flex LINE writes `messages[0].text`, inside Flex a JSON pointer `/body/contents/0`.
struct Place: Sendable {
    private(set) var text: String
    private let pointer: Bool

    static func message(_ index: Int) -> Place { Place(text: "messages[\(index)]", pointer: false) }
    /// The root of a Flex container.
    static let flex = Place(text: "", pointer: true)
    /// The root of any other body.
    static let body = Place(text: "", pointer: false)

    func field(_ name: String) -> Place {
        Place(text: pointer ? text + "/" + name : (text.isEmpty ? name : text + "." + name), pointer: pointer)
    }

    func item(_ index: Int) -> Place {
        Place(text: pointer ? text + "/\(index)" : text + "[\(index)]", pointer: pointer)
    }
}
