/// What LINE keeps about people who sign in to one channel: codes, tokens, keys, LIFF apps.
struct LoginDesk: Sendable {
    static let codeLife = Duration.seconds(600)
    static let idTokenLife = Duration.seconds(3_600)
    static let accessTokenLife = Duration.seconds(30 * 86_400)
    static let liffAccessTokenLife = Duration.seconds(12 * 3_600)
    static let issuer = "https://access.line.me"

    /// A code that somebody was sent back with.
    struct Grant: Sendable {
        var user: UserID
        var redirect: String
        var nonce: String?
        var challenge: String?
        var scopes: [String]
        /// Nil for login on web pages.
        var liffID: String?
        var method: String
        var at: Moment
    }

    struct Access: Sendable {
        var user: UserID
        var scopes: [String]
        var end: Moment
    }

    var signer: TokenSigner
    /// Where each LIFF app's pages are.
    var apps: [String: String]
    var grants: [String: Grant] = [:]
    var accesses: [String: Access] = [:]
    /// What issued ID tokens say; one that is not here was not issued, or is not sound.
    var idTokens: [String: JSON] = [:]
    /// What is wrong with the next tokens.
    var wrongs: [TokenFault] = []
    var issued = 0
    var deauthorized = 0

    init(settings: Settings, random: inout SplitMix) {
        signer = TokenSigner(random: &random)
        apps = settings.liffApps
    }

    /// Forgets everybody; keys and apps stay.
    mutating func reset() {
        grants = [:]
        accesses = [:]
        idTokens = [:]
        wrongs = []
        issued = 0
        deauthorized = 0
    }

    /// Ends what is over.
    mutating func sweep(now: Moment) {
        grants = grants.filter { now < $0.value.at + Self.codeLife }
        accesses = accesses.filter { now < $0.value.end }
        guard idTokens.count > 10_000 else { return }
        idTokens = idTokens.filter { ($0.value["exp"]?.number ?? 0) * 1_000 > Double(now.milliseconds) }
    }
}

/// Issuing tokens.
extension Platform {
    /// The channel that a LIFF app belongs to stands before the hyphen of its id.
    static func channel(ofLIFF id: String) -> String { String(id.prefix { $0 != "-" }) }

    /// Whether somebody with this id can sign in.
    func canSignIn(_ id: UserID) -> Bool { users[id] != nil || settings.anyUser }

    func issueAccess(_ user: UserID, scopes: [String], life: Duration) -> String {
        let token = "user." + random.hex128() + random.hex128()
        login.accesses[token] = LoginDesk.Access(user: user, scopes: scopes, end: now + life)
        return token
    }

    /// An ID token, with the next fault that was ordered unless another is given.
    func issueIDToken(_ grant: LoginDesk.Grant, wrong: TokenFault? = nil) throws -> String {
        let wrong = wrong ?? (login.wrongs.isEmpty ? nil : login.wrongs.removeFirst())
        let claims = claims(grant, wrong)
        let token: String
        if let wrong {
            token = try login.signer.forged(claims, wrong, secret: grant.liffID == nil ? settings.loginSecret : nil)
        } else if grant.liffID == nil {
            token = login.signer.signed(claims, secret: settings.loginSecret)
        } else {
            token = try login.signer.signed(claims)
        }
        login.issued += 1
        if wrong?.isOfClaims ?? true { login.idTokens[token] = claims }
        return token
    }

    private func claims(_ grant: LoginDesk.Grant, _ wrong: TokenFault?) -> JSON {
        let second = now.milliseconds / 1_000
        let life = Int64(LoginDesk.idTokenLife / .seconds(1))
        let issued = wrong == .expired ? second - life - 601 : wrong == .future ? second + 601 : second
        let channel = grant.liffID.map { Self.channel(ofLIFF: $0) } ?? settings.loginChannelID
        var claims: [String: JSON] = [
            "iss": .text(wrong == .issuer ? "https://access.example" : LoginDesk.issuer),
            "sub": .text(wrong == .subject ? "nobody" : grant.user.description),
            "aud": .text(wrong == .audience ? "1000000000" : channel),
            "iat": .count(Int(issued)), "exp": .count(Int(issued + life)), "amr": .list([.text(grant.method)]),
        ]
        if let nonce = grant.nonce { claims["nonce"] = .text(wrong == .nonce ? "x" + nonce : nonce) }
        if grant.scopes.contains("profile") { claims["name"] = .text(users[grant.user]?.name ?? "だれか") }
        return .object(claims)
    }

    /// What a LIFF app in LINE is given when somebody opens it.
    func openLIFF(_ id: String, _ user: UserID, wrong: TokenFault? = nil) throws -> (idToken: String, access: String) {
        let grant = LoginDesk.Grant(
            user: user, redirect: "", scopes: ["openid", "profile"], liffID: id, method: "linesso", at: now)
        let access = issueAccess(user, scopes: grant.scopes, life: LoginDesk.liffAccessTokenLife)
        return (try issueIDToken(grant, wrong: wrong), access)
    }
}
