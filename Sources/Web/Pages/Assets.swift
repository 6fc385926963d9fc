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

        var type: String {
            switch self {
            case .style: "text/css; charset=utf-8"
            case .liff: "text/javascript; charset=utf-8"
            }
        }
    }

    private let files: [Name: (path: String, bytes: ByteBuffer)]

    package static let folder = "/assets"

    package static func builtIn() throws -> Assets {
        var files: [Name: (path: String, bytes: ByteBuffer)] = [:]
        for name in Name.allCases {
            guard let url = Bundle.module.url(forResource: name.rawValue, withExtension: nil, subdirectory: "Content")
            else {
                throw Texts.Faults(list: ["\(name.rawValue) is not installed"])
            }
            let bytes = [UInt8](try Data(contentsOf: url))
            let hash = Hexadecimal.text(of: SHA256.hash(data: bytes).prefix(6))
            files[name] = ("\(folder)/\(hash)-\(name.rawValue)", ByteBuffer(bytes: bytes))
        }
        return Assets(files: files)
    }

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
