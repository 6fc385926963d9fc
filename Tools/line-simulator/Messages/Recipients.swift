/// The recipients of a multicast, taken out of the body by hand when `to` has its ordinary shape: 200 bodies of
/// 500 ids a second would keep a general reader busy.
struct Recipients: Sendable {
    static let most = 500

    var users: [UserID]
    /// The body with an empty `to`: equal for every batch of one campaign.
    var rest: [UInt8]

    /// Nil if the body is unusual in any way; a general reader then says what is wrong.
    init?(scanning body: [UInt8]) {
        let found: (users: [UserID], range: Range<Int>)? = body.withUnsafeBufferPointer { bytes in
            var scanner = BodyScanner(bytes: bytes)
            return scanner.recipients()
        }
        guard let found else { return nil }
        users = found.users
        rest = Array(body[..<found.range.lowerBound]) + Array(body[found.range.upperBound...])
    }

    /// The general way, with a refusal that names the bad entry.
    init(reading body: [UInt8]) throws(Refusal) {
        guard let fields = JSON(parsing: body)?.object else {
            throw Refusal.badRequest("The request body could not be parsed as JSON (line: 1, column: 0)")
        }
        guard let list = fields["to"]?.list else {
            throw Refusal.faults([Fault(message: "May not be empty", property: "to")])
        }
        guard (1...Self.most).contains(list.count) else {
            throw Refusal.faults([Fault(message: "Size must be between 1 and 500", property: "to")])
        }
        users = []
        for (index, entry) in list.enumerated() {
            guard let user = entry.text.flatMap({ UserID($0) }) else {
                throw Refusal.badRequest("The property, to[\(index)], in the request body is invalid")
            }
            users.append(user)
        }
        var others = fields
        others["to"] = []
        rest = JSON.object(others).bytes
    }
}

/// Walks over the top level of a JSON object without building anything.
private struct BodyScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The ids and where the inside of the `to` array lies. Only the first `to` counts, and it must be the only one.
    mutating func recipients() -> (users: [UserID], range: Range<Int>)? {
        var found: (users: [UserID], range: Range<Int>)?
        guard take(UInt8(ascii: "{")) else { return nil }
        repeat {
            skipBlanks()
            guard let key = string() else { return nil }
            guard take(UInt8(ascii: ":")) else { return nil }
            let isRecipients =
                key.count == 2 && bytes[key.lowerBound] == UInt8(ascii: "t")
                && bytes[key.lowerBound + 1] == UInt8(ascii: "o")
            if isRecipients {
                guard found == nil, let list = userList() else { return nil }
                found = list
            } else if !skipValue() {
                return nil
            }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { return nil }
        skipBlanks()
        return position == bytes.count ? found : nil
    }

    private mutating func userList() -> (users: [UserID], range: Range<Int>)? {
        guard take(UInt8(ascii: "[")) else { return nil }
        let start = position
        var users: [UserID] = []
        users.reserveCapacity(Recipients.most)
        repeat {
            guard take(UInt8(ascii: "\"")), position + UserID.length < bytes.count,
                let user = UserID(bytes: bytes, at: position)
            else { return nil }
            users.append(user)
            position += UserID.length
            guard bytes[position] == UInt8(ascii: "\"") else { return nil }
            position += 1
        } while take(UInt8(ascii: ",")) && users.count <= Recipients.most
        let range = start..<position
        guard users.count <= Recipients.most, take(UInt8(ascii: "]")) else { return nil }
        return (users, range)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        if position < bytes.count, bytes[position] == byte {
            position += 1
            return true
        }
        skipBlanks()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The inside of a string without escapes.
    private mutating func string() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { return nil }
            position += 1
        }
        guard position < bytes.count else { return nil }
        position += 1
        return start..<(position - 1)
    }

    /// Steps over one value by counting brackets outside strings; its inside is checked later by the general reader.
    private mutating func skipValue() -> Bool {
        var depth = 0
        skipBlanks()
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                    position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return true }
                depth -= 1
            case UInt8(ascii: ","): if depth == 0 { return true }
            default: break
            }
            position += 1
        }
        return false
    }
}
