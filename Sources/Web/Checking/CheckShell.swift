import Crypto
import EventModel
import Events
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Passports

/// The files that a checking device keeps, so that it opens without a network. Their addresses never change, since a
/// device looks for them by these.
struct CheckShell: Sendable {
    enum File: String, CaseIterable, Sendable {
        case style = "check.css"
        case script = "check.js"
        case judge = "judge.js"
        case worker = "worker.js"
        case icon = "icon.svg"
        case manifest = "manifest.webmanifest"

        fileprivate var type: String {
            switch self {
            case .style: "text/css; charset=utf-8"
            case .script, .judge, .worker: "text/javascript; charset=utf-8"
            case .icon: "image/svg+xml"
            case .manifest: "application/manifest+json"
            }
        }
    }

    /// A text that is served as it stands, and not sent again to who has it.
    struct Served: Sendable {
        private let type: String
        private let bytes: ByteBuffer
        private let mark: String

        init(_ text: String, type: String) {
            self.type = type
            bytes = ByteBuffer(string: text)
            mark = "\"\(Hexadecimal.text(of: SHA256.hash(data: Array(text.utf8)).prefix(8)))\""
        }

        /// - Parameter open: whether pages and tills of others may read it.
        func response(to request: Request, open: Bool = false) -> Response {
            var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache", .eTag: mark]
            if open {
                headers[.accessControlAllowOrigin] = "*"
                if let name = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[name] = "cross-origin" }
            }
            guard request.headers[.ifNoneMatch] != mark else { return Response(status: .notModified, headers: headers) }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
        }
    }

    private let files: [File: Served]

    /// - Throws: `Texts.Faults` naming what is not installed.
    static func builtIn(_ writer: PageWriter) throws -> CheckShell {
        var texts: [File: String] = [.manifest: manifest(writer.texts)]
        for file in File.allCases where file != .manifest {
            guard
                let url = Bundle.module.url(
                    forResource: file.rawValue, withExtension: nil, subdirectory: "Content/checking")
            else { throw Texts.Faults(list: ["\(file.rawValue) is not installed"]) }
            texts[file] = try String(contentsOf: url, encoding: .utf8)
        }
        // A device keeps the page until the worker's text changes: so it names all that is kept.
        let page = CheckPage(issuer: "", at: 0, keys: PassKeySet(keys: []), writer.texts)
        let html = writer.html(page, for: Reader(language: .japanese, door: .street))
        let all = File.allCases.compactMap { texts[$0] }.joined() + html
        let version = Hexadecimal.text(of: SHA256.hash(data: Array(all.utf8)).prefix(6))
        texts[.worker] = texts[.worker]?.replacing("VERSION", with: version)
        return CheckShell(
            files: Dictionary(uniqueKeysWithValues: texts.map { ($0.key, Served($0.value, type: $0.key.type)) }))
    }

    private static func manifest(_ texts: Texts) -> String {
        let title = texts.text("pass-check.title", in: .japanese)
        return #"""
            {"name":"\#(texts.text("pass-check.name", in: .japanese)) \#(title)","short_name":"\#(title)","lang":"ja",\#
            "id":"/v","start_url":"/v","scope":"/v","display":"standalone","background_color":"#fbf9f4",\#
            "theme_color":"#1f6b4f","icons":[{"src":"/v/icon.svg","sizes":"any","type":"image/svg+xml",\#
            "purpose":"any maskable"}]}
            """#
    }

    func response(_ file: File, to request: Request) -> Response {
        guard var response = files[file]?.response(to: request) else { return Response(status: .notFound) }
        // The worker lies below the path that it serves.
        if file == .worker, let name = HTTPField.Name("Service-Worker-Allowed") { response.headers[name] = "/v" }
        return response
    }
}
