import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A small page of LINE's: no text of anybody's is ever markup in it.
struct Page {
    let title: String
    let body: String
    var status = 200
    var script: String?
    /// Read by the script.
    var data: [(name: String, value: String)] = []

    var response: Response {
        let marks = data.map { " data-\($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        let script = script.map { "<script src=\"/\($0)\" defer></script>" } ?? ""
        let html = """
            <!doctype html>
            <html lang="ja"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Self.escaped(title))</title>
            <link rel="stylesheet" href="/phone.css"><link rel="icon" href="data:,">\(script)</head>
            <body\(marks)><main class="login"><h1>\(Self.escaped(title))</h1>
            \(body)
            </main></body></html>

            """
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = "default-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'"
        return Response(
            status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    static func redirect(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    static func percent(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

extension Page {
    static func unusable(_ why: String) -> Page {
        Page(title: "400 Bad Request", body: "<p>\(escaped(why))</p>", status: 400)
    }

    /// Asks who signs in: every person of the simulator, as a link that does it.
    static func choice(
        _ people: [(id: UserID, name: String, isFriend: Bool)], query: [String: String], search: String
    ) -> Page {
        let rows = people.map { person in
            let link = "?" + Self.query(query.merging(["sim_user": person.id.description]) { _, new in new })
            let bond = person.isFriend ? "友だち" : "友だちではない"
            return """
                <li><a href="\(escaped(link))" data-user="\(person.id)">\
                <span class="name">\(escaped(person.name))<small>\(person.id)</small></span>\
                <span>\(bond)</span></a></li>
                """
        }
        let body = """
            <p>だれとしてログインしますか。</p>
            <form role="search" method="get">
            \(hidden(query))
            <label for="search">名前またはユーザー ID</label>
            <input id="search" type="search" name="sim_search" value="\(escaped(search))">
            <button type="submit">さがす</button></form>
            <ul class="people">\(rows.joined(separator: "\n"))</ul>
            """
        return Page(title: "LINE ログイン（模擬）", body: body, script: "authorize.js")
    }

    /// Asks for consent, and whether to add the account as a friend.
    static func consent(name: String, account: String, user: UserID, isFriend: Bool, query: [String: String]) -> Page {
        let offer = """
            <p><label><input type="checkbox" name="friend" value="on" checked> \
            「\(escaped(account))」を友だち追加</label></p>
            """
        let asksFriend = query["bot_prompt"] != nil && !isFriend
        let body = """
            <p>\(escaped(name)) としてログインします。「\(escaped(account))」に内部識別子を渡します。</p>
            <form method="post" action="/oauth2/v2.1/authorize?\(escaped(Self.query(query)))">
            <input type="hidden" name="user" value="\(user)">
            \(asksFriend ? offer : "")
            <div class="ends"><button type="submit" name="decision" value="deny">キャンセル</button>
            <button type="submit" name="decision" value="allow">許可する</button></div></form>
            """
        return Page(title: "LINE ログイン（模擬）", body: body)
    }

    /// The browser in LINE: notes in this tab alone whose phone it is, and goes on.
    static func browser(user: UserID, to address: String) -> Page {
        Page(
            title: "LINE のブラウザ（模擬）", body: "<p><a id=\"go\" href=\"\(escaped(address))\">ページを開く</a></p>",
            script: "browser.js", data: [("user", user.description)])
    }

    private static func query(_ query: [String: String]) -> String {
        query.sorted { $0.key < $1.key }.map { "\(percent($0.key))=\(percent($0.value))" }.joined(separator: "&")
    }

    private static func hidden(_ query: [String: String]) -> String {
        query.sorted { $0.key < $1.key }.map {
            "<input type=\"hidden\" name=\"\(escaped($0.key))\" value=\"\(escaped($0.value))\">"
        }.joined()
    }
}
