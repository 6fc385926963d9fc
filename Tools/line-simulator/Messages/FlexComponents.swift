/// What each Flex component may hold: field → the kind of its value. `contents` and `action` are checked apart.
/// https://developers.line.biz/en/reference/messaging-api/#flex-message-elements
private let common: [String: FlexValue] = [
    "flex": .wholeNumber, "margin": .spacing, "position": .oneOf(["relative", "absolute"]),
    "offsetTop": .spacing, "offsetBottom": .spacing, "offsetStart": .spacing, "offsetEnd": .spacing,
]
private let align = FlexValue.oneOf(["start", "end", "center"])
private let gravity = FlexValue.oneOf(["top", "bottom", "center"])
private let weight = FlexValue.oneOf(["regular", "bold"])
private let fontStyle = FlexValue.oneOf(["normal", "italic"])
private let decoration = FlexValue.oneOf(["none", "underline", "line-through"])
private let adjust = FlexValue.oneOf(["shrink-to-fit"])

private let fields: [String: [String: FlexValue]] = [
    "box": common.merging([
        "layout": .oneOf(["horizontal", "vertical", "baseline"]), "backgroundColor": .color, "borderColor": .color,
        "borderWidth": .border, "cornerRadius": .spacing, "width": .extent, "maxWidth": .extent, "height": .extent,
        "maxHeight": .extent, "spacing": .spacing, "paddingAll": .padding, "paddingTop": .padding,
        "paddingBottom": .padding, "paddingStart": .padding, "paddingEnd": .padding,
        "justifyContent": .oneOf(
            ["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"]),
        "alignItems": .oneOf(["center", "flex-start", "flex-end"]), "background": .gradient,
    ]) { $1 },
    "button": common.merging([
        "height": .oneOf(["sm", "md"]), "style": .oneOf(["primary", "secondary", "link"]), "color": .color,
        "gravity": gravity, "adjustMode": adjust, "scaling": .flag,
    ]) { $1 },
    "image": common.merging([
        "url": .image, "align": align, "gravity": gravity, "size": .imageSize, "aspectRatio": .ratio,
        "aspectMode": .oneOf(["cover", "fit"]), "backgroundColor": .color, "animated": .flag,
    ]) { $1 },
    "video": ["url": .image, "previewUrl": .image, "aspectRatio": .ratio, "altContent": .component],
    "icon": common.merging(["url": .image, "size": .textSize, "scaling": .flag, "aspectRatio": .ratio]) { $1 },
    "text": common.merging([
        "text": .string, "adjustMode": adjust, "size": .textSize, "scaling": .flag, "align": align,
        "gravity": gravity, "wrap": .flag, "lineSpacing": .pixels, "maxLines": .wholeNumber, "weight": weight,
        "color": .color, "style": fontStyle, "decoration": decoration,
    ]) { $1 },
    "span": [
        "text": .string, "color": .color, "size": .textSize, "weight": weight, "style": fontStyle,
        "decoration": decoration,
    ],
    "separator": ["margin": .spacing, "color": .color],
    "filler": ["flex": .wholeNumber],
]
private let holdsAction: Set = ["box", "button", "image", "video", "text"]
private let holdsContents: Set = ["box", "text"]
private let needed: [String: [String]] = [
    "box": ["layout"], "image": ["url"], "icon": ["url"], "span": ["text"],
    "video": ["url", "previewUrl", "altContent"],
]

extension Checker {
    mutating func component(_ value: JSON, among kinds: [String], at place: Place) {
        guard let component = object(value, at: place),
            let kind = choice(component, "type", of: kinds, at: place, required: true), let known = fields[kind]
        else { return }
        for name in component.keys.sorted() where name != "type" {
            if name == "action", holdsAction.contains(kind) {
                action(component[name], home: kind == "button" ? .flexButton : .flexOther, at: place.field(name))
            } else if name == "contents", holdsContents.contains(kind) {
                continue
            } else if let shape = known[name] {
                flexValue(shape, component, name, at: place)
            } else {
                refuse("unknown field", at: place.field(name))
            }
        }
        for name in needed[kind] ?? [] where component[name] == nil {
            refuse("must be specified", at: place.field(name))
        }
        switch kind {
        case "box": box(component, at: place)
        case "button" where component["action"] == nil: refuse("must be specified", at: place.field("action"))
        case "text": flexText(component, at: place)
        default: break
        }
    }

    private mutating func box(_ box: [String: JSON], at place: Place) {
        let inside =
            box["layout"]?.text == "baseline"
            ? ["icon", "text", "filler"] : ["box", "button", "image", "text", "separator", "filler"]
        for (index, value) in (list(box, "contents", size: 0...1_000, at: place) ?? []).enumerated() {
            component(value, among: inside, at: place.field("contents").item(index))
        }
    }

    private mutating func flexText(_ text: [String: JSON], at place: Place) {
        if let contents = text["contents"]?.list, !contents.isEmpty {
            for (index, value) in contents.enumerated() {
                component(value, among: ["span"], at: place.field("contents").item(index))
            }
        } else if text["text"]?.text?.isEmpty ?? true {
            refuse("must be non-empty text", at: place.field("text"))
        }
    }
}
