import App
import Calendar
import Chromium
import Crypto
import Foundation
import Testing

extension House {
    /// Somebody with LINE who is a friend of the account, and their browser.
    func friend(_ name: String) async throws -> Window {
        let phone = try await Phone.new(named: name, on: line)
        try await phone.follow()
        try await line.idle()
        return try await chromium.open()
    }

    /// Signs in with LINE, as somebody who comes from elsewhere: on the page for signing in, at LINE, and back.
    func signIn(_ window: Window, as name: String, at path: String = "/r") async throws {
        try await window.go(to: address + path)
        try await window.sees("子育てのページに入る")
        try await window.press("LINEで入る")
        try await window.sees("だれとしてログインしますか")
        try await window.press(name)
        if try await window.text().contains("許可する") { try await window.press("許可する") }
    }

    /// Registers a family through the page: where it lives, and a child or a pregnancy.
    func register(_ window: Window, code: String = "231-0005", born: String? = nil, due: String? = nil) async throws {
        try await window.tick("情報の使い方に同意します")
        try await window.fill("または郵便番号・市区町村名を入れる", code)
        if let due { try await window.fill("出産予定日", due) }
        if let born { try await window.fill("お子さまの生年月日 1", born) }
        try await window.press("登録する")
        try await window.sees("記録しました。")
    }

    /// Invites somebody on the terminal.
    ///
    /// - Returns: the link to come in by.
    func invite(_ name: String, office: String, role: String, signIn: String) throws -> String {
        struct Link: Decodable { let link: String }
        let output = try order(
            "staff", "add", "--office", office, "--name", name, "--sign-in", signIn, "--role", role, "--json")
        return try JSONDecoder().decode(Link.self, from: Data(output.utf8)).link
    }

    /// Somebody who was invited and comes in by the link: an authenticator, a password.
    func staff(
        _ name: String, office: String, role: String, signIn: String
    ) async throws -> (window: Window, authenticator: Authenticator) {
        let link = try invite(name, office: office, role: role, signIn: signIn)
        let window = try await chromium.open()
        try await window.go(to: link)
        try await window.sees("アカウントの設定", name)
        let key = try await window.run("return document.querySelector('main code').innerText") as String
        let authenticator = try #require(Authenticator(key: key))
        try await window.fill("確認コード", authenticator.code(at: now.milliseconds))
        try await window.fill("新しいパスワード", Self.password)
        try await window.press("設定して始める")
        return (window, authenticator)
    }

    static let password = "umi no mieru oka no ue"
}

/// The app on an officer's phone that shows six digits. Source: RFC 6238, RFC 4648
struct Authenticator {
    private let secret: [UInt8]

    /// - Parameter key: as the page shows it, in groups of letters and digits.
    init?(key: String) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for letter in key where !letter.isWhitespace {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            bits = (bits << 5 | value) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        guard !bytes.isEmpty else { return nil }
        secret = bytes
    }

    func code(at milliseconds: Int64) -> String {
        let step = withUnsafeBytes(of: UInt64(milliseconds / 30_000).bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: step, using: SymmetricKey(data: secret)))
        let start = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
