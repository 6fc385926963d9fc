/// Rich menus: made, given a picture once, then linked to a user or to all.
/// https://developers.line.biz/en/reference/messaging-api/#rich-menu
struct RichMenus: Sendable {
    struct Menu: Sendable {
        var body: [String: JSON]
        var picture: [UInt8]?
        var pictureType = ""
    }

    static let most = 1_000
    static let largestPicture = 1_000_000
    var menus: [String: Menu] = [:]
    var byDefault: String?
}

extension Checker {
    mutating func richMenu(_ menu: [String: JSON]) {
        let place = Place.body
        text(menu, "name", at: place, longest: 300, in: .graphemes)
        text(menu, "chatBarText", at: place, longest: 14, in: .graphemes)
        flag(menu, "selected", at: place, required: true)
        let sizePlace = place.field("size")
        if let size = object(menu["size"], at: sizePlace) {
            let width = whole(size, "width", in: 800...2_500, at: sizePlace, required: true)
            let height = whole(size, "height", in: 250...2_500, at: sizePlace, required: true)
            if let width, let height, Double(width) / Double(height) < 1.45 {
                refuse("The aspect ratio (width / height) must be 1.45 or more", at: sizePlace)
            }
        }
        for (index, value) in (list(menu, "areas", size: 0...20, at: place) ?? []).enumerated() {
            let place = place.field("areas").item(index)
            guard let area = object(value, at: place) else { continue }
            if let bounds = object(area["bounds"], at: place.field("bounds")) {
                for name in ["x", "y"] {
                    whole(bounds, name, in: 0...2_500, at: place.field("bounds"), required: true)
                }
                for name in ["width", "height"] {
                    whole(bounds, name, in: 1...2_500, at: place.field("bounds"), required: true)
                }
            }
            action(area["action"], home: .richMenu, at: place.field("action"))
        }
    }
}

extension Platform {
    func validateMenu(_ call: Call) throws -> Answer {
        _ = try checked(call)
        return .ok()
    }

    func createMenu(_ call: Call) throws -> Answer {
        let fields = try checked(call)
        guard menus.menus.count < RichMenus.most else { throw Refusal.badRequest("Too many rich menus") }
        let id = "richmenu-" + random.hex128()
        menus.menus[id] = RichMenus.Menu(body: fields)
        return .ok(["richMenuId": .text(id)])
    }

    func listMenus() -> Answer {
        let list = menus.menus.keys.sorted().map { menuJSON($0) }
        return .ok(["richmenus": .list(list)])
    }

    func getMenu(_ call: Call) throws -> Answer {
        _ = try menu(call)
        return .ok(menuJSON(call.parameter("menu")))
    }

    func deleteMenu(_ call: Call) throws -> Answer {
        _ = try menu(call)
        let id = call.parameter("menu")
        menus.menus[id] = nil
        if menus.byDefault == id { menus.byDefault = nil }
        for user in order where users[user]?.menu == id { users[user]?.menu = nil }
        return .ok()
    }

    /// JPEG or PNG, at most 1 MB, and never changed again.
    func uploadPicture(_ call: Call) throws -> Answer {
        var menu = try menu(call)
        guard ["image/png", "image/jpeg"].contains(call.contentType.lowercased()) else {
            throw Refusal(415, "Unsupported Media Type: use image/jpeg or image/png")
        }
        guard call.body.count <= RichMenus.largestPicture else { throw Refusal.tooLarge }
        guard !call.body.isEmpty else { throw Refusal.badRequest("The image is empty") }
        guard menu.picture == nil else {
            throw Refusal.badRequest("An image has already been uploaded to the richmenu")
        }
        menu.picture = call.body
        menu.pictureType = call.contentType
        menus.menus[call.parameter("menu")] = menu
        return .ok()
    }

    func picture(_ call: Call) throws -> Answer {
        let menu = try menu(call)
        guard let picture = menu.picture else { throw Refusal.notFound }
        return Answer(status: 200, body: .bytes(picture, type: menu.pictureType))
    }

    func setDefaultMenu(_ call: Call) throws -> Answer {
        menus.byDefault = try pictured(call)
        return .ok()
    }

    func defaultMenu() throws -> Answer {
        guard let id = menus.byDefault else { throw Refusal(404, "no default richmenu") }
        return .ok(["richMenuId": .text(id)])
    }

    func clearDefaultMenu() -> Answer {
        menus.byDefault = nil
        return .ok()
    }

    /// 200 even for somebody who is no friend; then nothing is linked.
    func linkMenu(_ call: Call) throws -> Answer {
        let id = try pictured(call)
        let user = try user(call)
        if users[user]?.bond == .friend { users[user]?.menu = id }
        return .ok()
    }

    func linkedMenu(_ call: Call) throws -> Answer {
        guard let id = users[try user(call)]?.menu else { throw Refusal(404, "the user has no richmenu") }
        return .ok(["richMenuId": .text(id)])
    }

    func unlinkMenu(_ call: Call) throws -> Answer {
        let user = try user(call)
        users[user]?.menu = nil
        return .ok()
    }

    /// 1 to 500 friends at once. LINE answers first and does it within seconds; here it is done when it is answered.
    func linkMenus(_ call: Call) throws -> Answer {
        let fields = try call.fields()
        var call = call
        call.parameters["menu"] = fields["richMenuId"]?.text
        let id = try pictured(call)
        for user in try people(fields) where users[user]?.bond == .friend { users[user]?.menu = id }
        return .ok(status: 202)
    }

    func unlinkMenus(_ call: Call) throws -> Answer {
        for user in try people(try call.fields()) { users[user]?.menu = nil }
        return .ok(status: 202)
    }

    /// The picture as a phone loads it, without a token.
    func shownPicture(_ id: String) throws -> Answer {
        guard let menu = menus.menus[id], let picture = menu.picture else { throw Refusal.notFound }
        return Answer(status: 200, body: .bytes(picture, type: menu.pictureType))
    }

    /// What this user sees: his own menu before the default.
    func shownMenu(_ user: User) -> JSON {
        guard let id = user.menu ?? menus.byDefault, menus.menus[id] != nil else { return .null }
        return menuJSON(id)
    }

    private func checked(_ call: Call) throws -> [String: JSON] {
        let fields = try call.fields()
        var checker = Checker()
        checker.richMenu(fields)
        if !checker.faults.isEmpty { throw Refusal.faults(checker.faults) }
        return fields
    }

    /// One bad id refuses them all.
    private func people(_ fields: [String: JSON]) throws(Refusal) -> [UserID] {
        let list = fields["userIds"]?.list ?? []
        guard (1...Recipients.most).contains(list.count) else {
            throw Refusal.faults([Fault(message: "Size must be between 1 and 500", property: "userIds")])
        }
        let people = list.compactMap { $0.text.flatMap { UserID($0) } }
        guard people.count == list.count else {
            throw Refusal.badRequest("The property, 'userIds', in the request body is invalid")
        }
        return people
    }

    private func menuJSON(_ id: String) -> JSON {
        var fields = menus.menus[id]?.body ?? [:]
        fields["richMenuId"] = .text(id)
        return .object(fields)
    }

    private func menu(_ call: Call) throws(Refusal) -> RichMenus.Menu {
        guard let menu = menus.menus[call.parameter("menu")] else { throw Refusal(404, "richmenu not found") }
        return menu
    }

    private func pictured(_ call: Call) throws(Refusal) -> String {
        guard try menu(call).picture != nil else {
            throw Refusal.badRequest("must upload richmenu image before applying it to user")
        }
        return call.parameter("menu")
    }

    private func user(_ call: Call) throws(Refusal) -> UserID {
        guard let id = UserID(call.parameter("user")) else {
            throw Refusal.badRequest("The value for the 'userId' parameter is invalid")
        }
        return id
    }
}
