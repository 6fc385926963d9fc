/// The menu below the chat. https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
package struct RichMenu: Sendable, Equatable, Encodable {
    /// Pixels of the whole image: 800 to 2,500 wide, at least 250 high, and at least 1.45 times as wide as high.
    package struct Size: Sendable, Equatable, Encodable {
        package var width: Int
        package var height: Int

        package init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// A rectangle of the image, in its pixels.
    package struct Bounds: Sendable, Equatable, Encodable {
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int

        package init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// A rectangle that can be tapped.
    package struct Area: Sendable, Equatable, Encodable {
        package var bounds: Bounds
        package var action: Action

        package init(_ bounds: Bounds, _ action: Action) {
            self.bounds = bounds
            self.action = action
        }
    }

    package var size: Size
    /// Whether it is open at first.
    package var selected: Bool
    /// For the operators; people do not see it.
    package var name: String
    /// On the bar that opens the menu.
    package var chatBarText: String
    package var areas: [Area]

    package init(size: Size, selected: Bool, name: String, chatBarText: String, areas: [Area]) {
        self.size = size
        self.selected = selected
        self.name = name
        self.chatBarText = chatBarText
        self.areas = areas
    }

    /// What LINE is sent: the same menu gives the same bytes.
    package var encoded: [UInt8] { CanonicalJSON.encode(self) }

    /// All that LINE would refuse.
    package var faults: [MessageFault] {
        var inspection = Inspection()
        inspection.count(size.width, Platform.RichMenuSize.width, of: "pixels", at: "size.width")
        if size.height < Platform.RichMenuSize.leastHeight {
            inspection.fault("\(size.height) pixels, at least \(Platform.RichMenuSize.leastHeight)", at: "size.height")
        }
        if Double(size.width) < Platform.RichMenuSize.leastRatio * Double(size.height) {
            inspection.fault("less than \(Platform.RichMenuSize.leastRatio) times as wide as high", at: "size")
        }
        inspection.text(name, Platform.Length.richMenuName, at: "name")
        inspection.text(chatBarText, Platform.Length.chatBarText, at: "chatBarText")
        inspection.count(areas.count, Platform.Count.richMenuAreas, of: "areas", at: "areas")
        for (index, area) in areas.enumerated() {
            inspection.action(area.action, on: .richMenu, at: "areas[\(index)].action")
            let bounds = area.bounds
            if bounds.x < 0 || bounds.y < 0 || bounds.width < 1 || bounds.height < 1
                || bounds.x + bounds.width > size.width || bounds.y + bounds.height > size.height
            {
                inspection.fault("not within the image", at: "areas[\(index)].bounds")
            }
        }
        return inspection.faults
    }
}
