import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The users' list and the phones: one page, one style, one script, all from this machine.
func addPages(to router: Router<SimulatorContext>) {
    func page(_ path: RouterPath, _ name: String, _ type: String) {
        router.get(path) { _, _ in file(name, type) }
    }
    page("/", "phone.html", "text/html; charset=utf-8")
    page("phone/:user", "phone.html", "text/html; charset=utf-8")
    page("phone.css", "phone.css", "text/css; charset=utf-8")
    page("phone.js", "phone.js", "text/javascript; charset=utf-8")
    page("browser.js", "browser.js", "text/javascript; charset=utf-8")
    page("authorize.js", "authorize.js", "text/javascript; charset=utf-8")
    page("liff/sdk.js", "sdk.js", "text/javascript; charset=utf-8")
}

private let policy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'"

/// Read anew each time: a laptop's page, changed while one looks at it.
private func file(_ name: String, _ type: String) -> Response {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Phone"),
        let data = try? Data(contentsOf: folder.appendingPathComponent(name))
    else { return Refusal.notFound.answer.response }
    var headers = HTTPFields()
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    headers[.contentSecurityPolicy] = policy
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
}
