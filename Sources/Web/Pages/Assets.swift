import Crypto
import EventModel
import Foundation
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
        /// Leaflet, which Debian keeps: not there where nobody installed it, and then there is no map.
        case leaflet = "leaflet.js"
        case leafletStyle = "leaflet.css"

        var type: String {
            switch self {
            case .style, .leafletStyle: "text/css; charset=utf-8"
            case .liff, .map, .leaflet: "text/javascript; charset=utf-8"
            }
        }

        /// Where it is kept, if it is not ours.
        fileprivate var folder: String? {
            switch self {
            case .leaflet, .leafletStyle: "/usr/share/javascript/leaflet"
            case .style, .liff, .map: nil
            }
        }
    }

    private let files: [Name: (path: String, bytes: ByteBuffer)]

    package static let folder = "/assets"

    package static func builtIn() throws -> Assets {
        var files: [Name: (path: String, bytes: ByteBuffer)] = [:]
        for name in Name.allCases {
            if let folder = name.folder {
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(name.rawValue)") else { continue }
                files[name] = file(name, data)
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

    private static func file(_ name: Name, _ data: Data) -> (path: String, bytes: ByteBuffer) {
        let hash = Hexadecimal.text(of: SHA256.hash(data: data).prefix(6))
        return ("\(folder)/\(hash)-\(name.rawValue)", ByteBuffer(bytes: data))
    }

    /// The path of a file that may be missing.
    package func known(_ name: Name) -> String? { files[name]?.path }

    package func path(of name: Name) -> String { files[name]?.path ?? "" }

    /// The file at a path; nil if there is none, or none any more.
    package func response(for path: String) -> Response? {
        guard let (name, file) = files.first(where: { $0.value.path == path }) else { return nil }
        return Response(
            status: .ok,
            headers: [.contentType: name.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: file.bytes))
    }
}
