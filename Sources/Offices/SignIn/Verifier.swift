import Crypto
import CryptoExtras
import Foundation

/// By what a password is recognised: its scrypt hash with salt and cost, `$scrypt$ln=17,r=8,p=1$salt$hash`.
///
/// Source: RFC 7914; the form is the PHC string format. Cost after OWASP's Password Storage Cheat Sheet; it stands in
/// the text, so that it can grow.
package struct Verifier: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// How much work one guess is.
    package struct Cost: Sendable, Equatable {
        /// The binary logarithm of N.
        package let logN: Int
        package let r: Int
        package let p: Int

        package init(logN: Int, r: Int, p: Int) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// 128 MiB and some tenths of a second.
        package static let usual = Cost(logN: 17, r: 8, p: 1)

        /// What a stored text may ask of this machine.
        var isBearable: Bool { (1...20).contains(logN) && (1...16).contains(r) && (1...16).contains(p) }
    }

    let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// How many random bytes a salt takes.
    package static let saltLength = 16
    private static let hashLength = 32

    /// - Parameter salt: `saltLength` random bytes, from the world.
    init(password: String, salt: [UInt8], cost: Cost) throws {
        self.cost = cost
        self.salt = salt
        hash = try Self.hash(password, salt: salt, cost: cost)
    }

    /// Nil unless it is a verifier as `text` writes it, of a cost that this machine bears.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        let numbers = zip(["ln=", "r=", "p="], parts[2].split(separator: ",", omittingEmptySubsequences: false))
            .compactMap { $1.hasPrefix($0) ? Int($1.dropFirst($0.count)) : nil }
        guard numbers.count == 3, let salt = Self.bytes(parts[3]), let hash = Self.bytes(parts[4]),
            !salt.isEmpty, hash.count == Self.hashLength
        else { return nil }
        cost = Cost(logN: numbers[0], r: numbers[1], p: numbers[2])
        guard cost.isBearable else { return nil }
        self.salt = salt
        self.hash = hash
    }

    var text: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$\(Self.text(salt))$\(Self.text(hash))"
    }

    /// Takes the time of the cost, whatever the answer is.
    func matches(_ password: String) -> Bool {
        guard let other = try? Self.hash(password, salt: salt, cost: cost) else { return false }
        return isEqual(hash, other)
    }

    private static func hash(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        // The library can't take an empty text; no password is one, so a blank stands for it.
        let bytes = Array((password.isEmpty ? " " : password).precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: hashLength, rounds: 1 << cost.logN, blockSize: cost.r,
            parallelism: cost.p)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: padded).map(Array.init)
    }

    package var description: String { "‹secret›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
