import Crypto

/// The name of a file by what is in it.
package enum ListDigest {
    /// SHA-256 in 64 hexadecimal digits.
    package static func of(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
