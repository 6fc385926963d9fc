import NIOCore

/// The menu below the chat. https://developers.line.biz/en/reference/messaging-api/#rich-menu
extension LINEClient {
    /// Forms that LINE takes for the image.
    package enum ImageType: String, Sendable {
        case png = "image/png"
        case jpeg = "image/jpeg"
    }

    /// Creates a menu, without its image. Not repeated without a clear answer: LINE would make a second one.
    package func createRichMenu(_ menu: RichMenu) async throws(LINEFailure) -> Answered<RichMenuID> {
        let faults = menu.faults
        guard faults.isEmpty else { throw .invalid(faults) }
        let body = ByteBuffer(bytes: CanonicalJSON.encode(menu))
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

    /// Takes one person's own menu away.
    @discardableResult
    package func unlinkRichMenu(from user: UserID) async throws(LINEFailure) -> Answered<Void> {
        try await done(Call(endpoint: .richMenuUnlink, path: [user.rawValue]))
    }

    private func done(_ call: Call, _ repetition: Repetition = .harmless) async throws(LINEFailure) -> Answered<Void> {
        Answered(value: (), requestID: try await ask(call, nil, repetition).requestID)
    }
}
