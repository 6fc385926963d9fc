import Crypto
import EventModel
import Foundation
import HTTPTypes
package import Hummingbird

/// The few files that pages need besides themselves. Their names carry their hash, so that a browser keeps them for a
/// year and yet never shows an old one.
package struct Assets: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case style = "style.css"
        /// Signs in by LIFF on the sign-in page.
        case liff = "liff.js"
        /// Shows what a list has on a map, and where somebody is.
        case map = "map.js"
        /// Keeps the support pass's code and clock going.
        case pass = "support-pass.js"
        /// Keeps a conversation going while its page is open.
        case talk = "talking.js"
        /// Keeps an open page of the desk up to date.
        case desk = "desk.js"
        case deskStyle = "desk.css"
        /// Leaflet, which Debian keeps: not there where nobody installed it, and then there is no map.
        case leaflet = "leaflet.min.js"
        case leafletStyle = "leaflet.css"

        var type: String {
            switch self {
            case .style, .deskStyle, .leafletStyle: "text/css; charset=utf-8"
            case .liff, .map, .pass, .desk, .talk, .leaflet: "text/javascript; charset=utf-8"
            }
        }

        /// Where it is kept, if it is not ours.
        fileprivate var folder: String? {
            switch self {
            case .leaflet, .leafletStyle: "/usr/share/javascript/leaflet"
            case .style, .deskStyle, .liff, .map, .pass, .desk, .talk: nil
            }
        }
    }

    private struct File {
        let path: String
        let bytes: ByteBuffer
        /// The same by gzip, where somebody has made it.
        let zipped: ByteBuffer?
    }

    private let files: [Name: File]

    package static let folder = "/assets"

    package static func builtIn() throws -> Assets {
        var files: [Name: File] = [:]
        for name in Name.allCases {
            if let folder = name.folder {
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(name.rawValue)") else { continue }
                let zipped = FileManager.default.contents(atPath: "\(folder)/\(name.rawValue).gz")
                files[name] = file(name, data, zipped: zipped)
                continue
            }
            guard let url = Bundle.module.url(forResource: name.rawValue, withExtension: nil, subdirectory: "Content")
            else {
                throw Texts.Faults(list: ["\(name.rawValue) is not installed"])
            }
            files[name] = file(name, try Data(contentsOf: url))
        }
        return Assets(files: files)
    }

    private static func file(_ name: Name, _ data: Data, zipped: Data? = nil) -> File {
        let hash = Hexadecimal.text(of: SHA256.hash(data: data).prefix(6))
        return File(
            path: "\(folder)/\(hash)-\(name.rawValue)", bytes: ByteBuffer(bytes: data),
            zipped: zipped.map { ByteBuffer(bytes: $0) })
    }

    /// The path of a file that may be missing.
    package func known(_ name: Name) -> String? { files[name]?.path }

    package func path(of name: Name) -> String { files[name]?.path ?? "" }

    /// The file at a path; nil if there is none, or none any more.
    package func response(to request: Request) -> Response? {
        guard let (name, file) = files.first(where: { $0.value.path == request.uri.path }) else { return nil }
        var headers: HTTPFields = [.contentType: name.type, .cacheControl: "public, max-age=31536000, immutable"]
        guard let zipped = file.zipped else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
        }
        headers[.vary] = "Accept-Encoding"
        let takes = (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains {
            $0.split(separator: ";").first?.filter { $0 != " " } == "gzip"
        }
        if takes { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: takes ? zipped : file.bytes))
    }
}
