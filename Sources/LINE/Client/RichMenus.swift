import NIOCore

/// The menu below the chat. https://developers.line.biz/en/reference/messaging-api/#rich-menu
extension LINEClient {
    /// Forms that LINE takes for the image.
    package enum ImageType: String, Sendable {
        case png = "image/png"
        case jpeg = "image/jpeg"
    }

    /// Has LINE check a menu without making it; throws `.refused` with LINE's details when it would not take it.
    @discardableResult
    package func validateRichMenu(_ menu: RichMenu) async throws(LINEFailure) -> Answered<Void> {
        let faults = menu.faults
        guard faults.isEmpty else { throw .invalid(faults) }
        return try await done(Call(endpoint: .richMenuValidate, body: ByteBuffer(bytes: menu.encoded)))
    }

    /// The names of all menus that were made through this channel, by id.
    package func richMenus() async throws(LINEFailure) -> Answered<[RichMenuID: String]> {
        let answer = try await ask(Call(endpoint: .richMenuList))
        guard let list = answer.read(JSONObject.self)?.objects("richmenus") else {
            throw .unreadable(.richMenuList, requestID: answer.requestID)
        }
        var names: [RichMenuID: String] = [:]
        for menu in list {
            guard let id = menu.string("richMenuId").flatMap(RichMenuID.init) else { continue }
            names[id] = menu.string("name") ?? ""
        }
        return Answered(value: names, requestID: answer.requestID)
    }

    /// Deletes a menu; one that is not there any more is deleted. Whoever it was linked to sees the default.
    @discardableResult
    package func deleteRichMenu(_ menu: RichMenuID) async throws(LINEFailure) -> Answered<Void> {
        do throws(LINEFailure) {
            return try await done(Call(endpoint: .richMenuDelete, path: [menu.rawValue]))
        } catch .refused(let refusal) where refusal.status == 404 {
            return Answered(value: (), requestID: refusal.requestID)
        }
    }

    /// Creates a menu, without its image. Not repeated without a clear answer: LINE would make a second one.
    package func createRichMenu(_ menu: RichMenu) async throws(LINEFailure) -> Answered<RichMenuID> {
        let faults = menu.faults
        guard faults.isEmpty else { throw .invalid(faults) }
        let body = ByteBuffer(bytes: menu.encoded)
        let answer = try await ask(Call(endpoint: .richMenuCreate, body: body), nil, .never)
        guard let id = answer.read(JSONObject.self)?.string("richMenuId").flatMap(RichMenuID.init) else {
            throw .unreadable(.richMenuCreate, requestID: answer.requestID)
        }
        return Answered(value: id, requestID: answer.requestID)
    }

    /// Gives a menu its image, once and for all: at most 1 MB, PNG or JPEG.
    @discardableResult
    package func uploadImage(
        _ image: [UInt8], _ type: ImageType, for menu: RichMenuID
    ) async throws(LINEFailure) -> Answered<Void> {
        var inspection = Inspection()
        inspection.count(image.count, 1...Platform.Size.richMenuImage, of: "bytes", at: "image")
        guard inspection.faults.isEmpty else { throw .invalid(inspection.faults) }
        let call = Call(
            endpoint: .richMenuImage, path: [menu.rawValue], body: ByteBuffer(bytes: image), contentType: type.rawValue)
        return try await done(call, .never)
    }

    /// Shows the menu to everybody who has none of their own.
    @discardableResult
    package func setDefaultRichMenu(_ menu: RichMenuID) async throws(LINEFailure) -> Answered<Void> {
        try await done(Call(endpoint: .richMenuDefault, path: [menu.rawValue]))
    }

    /// Shows the menu to one person. LINE answers 200 even when the person is no friend, and then links nothing.
    @discardableResult
    package func linkRichMenu(_ menu: RichMenuID, to user: UserID) async throws(LINEFailure) -> Answered<Void> {
        try await done(Call(endpoint: .richMenuLink, path: [user.rawValue, menu.rawValue]))
    }

    /// Shows the menu to up to 500 people: to all of them or, where LINE refuses one id, to none. LINE does it within
    /// a few seconds after its answer.
    @discardableResult
    package func linkRichMenu(_ menu: RichMenuID, toAll users: Recipients) async throws(LINEFailure) -> Answered<Void> {
        let list = users.users.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let body = ByteBuffer(string: "{\"richMenuId\":\"\(menu.rawValue)\",\"userIds\":[\(list)]}")
        return try await done(Call(endpoint: .richMenuBulkLink, body: body))
    }

    /// Takes one person's own menu away.
    @discardableResult
    package func unlinkRichMenu(from user: UserID) async throws(LINEFailure) -> Answered<Void> {
        try await done(Call(endpoint: .richMenuUnlink, path: [user.rawValue]))
    }

    private func done(_ call: Call, _ repetition: Repetition = .harmless) async throws(LINEFailure) -> Answered<Void> {
        Answered(value: (), requestID: try await ask(call, nil, repetition).requestID)
    }
}
