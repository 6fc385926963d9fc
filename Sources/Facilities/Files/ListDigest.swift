import Crypto
import EventModel

/// The name of a file by what is in it.
package enum ListDigest {
    /// SHA-256 in 64 hexadecimal digits.
    package static func of(_ bytes: [UInt8]) -> String { Hexadecimal.text(of: SHA256.hash(data: bytes)) }
}
