/// The kinds of values that Flex fields take.
enum FlexValue: Sendable {
    case oneOf([String])
    case color, spacing, padding, border, extent, textSize, imageSize, ratio, image, string, pixels
    case flag, wholeNumber, gradient, component
}

private let steps: Set = ["none", "xs", "sm", "md", "lg", "xl", "xxl"]
private let textSteps: Set = ["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"]

extension FlexValue {
    /// Whether a text is such a value; nil where the value is no text.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .oneOf(let values): values.contains(text)
        case .color: Self.isColor(text)
        case .spacing: steps.contains(text) || Self.isMeasure(text, "px", signed: true)
        case .padding: steps.contains(text) || Self.isMeasure(text, "px") || Self.isMeasure(text, "%")
        case .border:
            ["none", "light", "normal", "medium", "semi-bold", "bold"].contains(text) || Self.isMeasure(text, "px")
        case .extent: Self.isMeasure(text, "px") || Self.isMeasure(text, "%")
        case .textSize: textSteps.contains(text) || Self.isMeasure(text, "px")
        case .imageSize:
            textSteps.contains(text) || text == "full" || Self.isMeasure(text, "px") || Self.isMeasure(text, "%")
        case .ratio: Self.isRatio(text)
        case .pixels: Self.isMeasure(text, "px")
        default: true
        }
    }

    private static func isColor(_ text: String) -> Bool {
        text.hasPrefix("#") && [7, 9].contains(text.utf8.count) && text.dropFirst().allSatisfy(\.isHexDigit)
    }

    private static func isMeasure(_ text: String, _ unit: String, signed: Bool = false) -> Bool {
        guard text.hasSuffix(unit), let number = Double(text.dropLast(unit.count)) else { return false }
        return signed || number >= 0
    }

    private static func isRatio(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Double($0) }
        guard parts.count == 2, parts.allSatisfy({ (1...100_000).contains($0) }) else { return false }
        return parts[1] <= parts[0] * 3
    }
}

extension Checker {
    mutating func flexValue(_ kind: FlexValue, _ object: [String: JSON], _ name: String, at place: Place) {
        let value = object[name] ?? .null
        switch kind {
        case .flag: if value.flag == nil { refuse("Must be a Boolean", at: place.field(name)) }
        case .wholeNumber:
            if value.integer.map({ $0 < 0 }) ?? true {
                refuse("Must be a whole number of 0 or more", at: place.field(name))
            }
        case .image: address(object, name, schemes: ["https"], longest: 2_000, at: place)
        case .component: component(value, among: ["box", "image"], at: place.field(name))
        case .gradient: gradient(value, at: place.field(name))
        case .string: if value.text == nil { refuse("Must be a string", at: place.field(name)) }
        default:
            if !(value.text.map { kind.accepts($0) } ?? false) { refuse("invalid property", at: place.field(name)) }
        }
    }

    private mutating func gradient(_ value: JSON, at place: Place) {
        guard let gradient = object(value, at: place) else { return }
        known(gradient, ["angle", "startColor", "endColor", "centerColor", "centerPosition"], at: place)
        choice(gradient, "type", of: ["linearGradient"], at: place, required: true)
        for name in ["angle", "startColor", "endColor"] where gradient[name]?.text == nil {
            refuse("must be specified", at: place.field(name))
        }
        for name in ["startColor", "endColor", "centerColor"] where gradient[name] != nil {
            flexValue(.color, gradient, name, at: place)
        }
    }
}
