import Foundation

/// A password that was chosen and may be used: only its verifier is kept. There is no way to set one that breaks the
/// policy.
///
/// Source: NIST SP 800-63B-4, 3.1.1.2, and OWASP ASVS 5.0, 6.2: length, no rules of composition, none of the commonest,
/// no forced change.
package struct NewPassword: Sendable, Equatable {
    let verifier: Verifier

    package static let least = 12
    package static let most = 256

    /// Takes the time of the cost.
    ///
    /// - Parameters:
    ///   - names: the person's own name, sign-in name and office: a password holds none of them.
    ///   - salt: `Verifier.saltLength` random bytes, from the world.
    /// - Throws: `PasswordFault`
    package init(
        _ typed: String, unlike names: [String], salt: [UInt8], cost: Verifier.Cost = .usual
    ) throws(PasswordFault) {
        let password = typed.precomposedStringWithCompatibilityMapping
        guard password.unicodeScalars.count >= Self.least else { throw .tooShort(least: Self.least) }
        guard password.unicodeScalars.count <= Self.most else { throw .tooLong(most: Self.most) }
        let folded = password.lowercased()
        guard !CommonPasswords.holds(folded) else { throw .common }
        for word in Self.words(of: names) where folded.contains(word) { throw .ownName }
        guard let verifier = try? Verifier(password: password, salt: salt, cost: cost) else { throw .notHashed }
        self.verifier = verifier
    }

    /// The names and, of a mail address, what stands before the @. Very short ones occur anywhere.
    private static func words(of names: [String]) -> [String] {
        let whole = names.map { $0.precomposedStringWithCompatibilityMapping.lowercased() }
        let parts = whole.flatMap { (name: String) -> [String] in
            name.split { $0 == "@" || $0.isWhitespace }.map(String.init)
        }
        return (whole + parts).filter { word in word.utf8.count >= 4 && word.contains { !$0.isWhitespace } }
    }
}

/// Why a password can't be used.
package enum PasswordFault: Error, Equatable, CustomStringConvertible {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// One of the commonest, a row of the keyboard, or one thing repeated.
    case common
    case ownName
    /// This machine has no room for the work.
    case notHashed

    package var description: String {
        switch self {
        case .tooShort(let least): "the password needs at least \(least) characters; several words are easiest to keep"
        case .tooLong(let most): "the password has more than \(most) characters"
        case .common: "the password is one of the first that are tried; choose another"
        case .ownName: "the password holds your own name or your office's; choose another"
        case .notHashed: "the password could not be kept; try again"
        }
    }
}

/// The commonest passwords of at least twelve characters, by what they are made of: words that lists of leaked
/// passwords begin with, rows of the keyboard, and repetitions.
enum CommonPasswords {
    static func holds(_ password: String) -> Bool {
        if Set(password).count < 5 { return true }
        // “passw0rd1234”: without its digits, and with them as the letters that they stand for.
        let letters = password.filter(\.isLetter)
        let core = password.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed()
        let undone = String(core.map { leet[$0] ?? $0 }).filter(\.isLetter)
        if [letters, undone].contains(where: isCommonWord) { return true }
        return rows.contains { row in isRun(of: row, in: password) } || isRepetition(password)
    }

    /// Nothing but a common word, once or several times, whatever digits and signs stand around it.
    private static func isCommonWord(_ text: String) -> Bool {
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest = rest.dropFirst(word.count)
        }
        return !text.isEmpty
    }

    /// All of it, or all but three characters, runs along a row.
    private static func isRun(of row: String, in password: String) -> Bool {
        let doubled = row + row
        let length = password.count - 3
        guard length >= 6 else { return false }
        return (0...3).contains { start in
            let part = String(password.dropFirst(start).prefix(length))
            return doubled.contains(part) || String(doubled.reversed()).contains(part)
        }
    }

    private static func isRepetition(_ password: String) -> Bool {
        let characters = Array(password)
        return (1...max(1, characters.count / 3)).contains { period in
            characters.indices.dropFirst(period).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }

    private static let rows = [
        "0123456789", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm",
        "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p",
    ]
    private static let leet: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    ]
    private static let words = [
        "password", "passwort", "pasuwado", "welcome", "letmein", "changeme", "administrator", "admin", "qwerty",
        "asdf",
        "iloveyou", "sunshine", "princess", "football", "baseball", "dragon", "monkey", "master", "superman", "secret",
        "hello", "login", "user", "test", "root", "guest", "default", "temp", "sakura", "doraemon", "pokemon", "nippon",
        "japan", "tokyo", "yokohama", "kawasaki", "kanagawa", "hagukumi", "kosodate", "kodomo", "himitsu", "konnichiwa",
        "arigatou", "takahashi", "tanaka", "suzuki", "abc", "xyz", "my", "the", "i",
    ]
}
