extension CivilDate {
    /// A day written exactly as `yyyy-MM-dd` (ISO 8601 extended); nil for anything else and for days that do not exist.
    package init?(iso text: String) {
        var text = text
        guard let date = text.withUTF8({ CivilDate(utf8: $0) }) else { return nil }
        self = date
    }

    /// The same from its ten bytes.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let century = CivilDate.twoDigits(bytes, at: 0), let yearOfCentury = CivilDate.twoDigits(bytes, at: 2),
            let month = CivilDate.twoDigits(bytes, at: 5), let day = CivilDate.twoDigits(bytes, at: 8)
        else { return nil }
        self.init(year: century * 100 + yearOfCentury, month: month, day: day)
    }

    /// The same from any bytes, such as an array or a slice of one.
    package init?(utf8 bytes: some Collection<UInt8>) {
        let date = bytes.withContiguousStorageIfAvailable { CivilDate(utf8: $0) }
        guard let date = date ?? Array(bytes).withUnsafeBufferPointer({ CivilDate(utf8: $0) }) else { return nil }
        self = date
    }

    /// `yyyy-MM-dd`.
    package var description: String {
        // A string of up to 15 bytes is kept without memory of its own.
        String(unsafeUninitializedCapacity: 15) { bytes in
            let (year, month, day) = parts
            guard 1...9999 ~= year else {
                let text = Array("\(year)-\(month)-\(day)".utf8.prefix(15))
                return bytes.initialize(fromContentsOf: text)
            }
            CivilDate.writeTwoDigits(year / 100, to: bytes, at: 0)
            CivilDate.writeTwoDigits(year % 100, to: bytes, at: 2)
            bytes[4] = UInt8(ascii: "-")
            CivilDate.writeTwoDigits(month, to: bytes, at: 5)
            bytes[7] = UInt8(ascii: "-")
            CivilDate.writeTwoDigits(day, to: bytes, at: 8)
            return 10
        }
    }

    /// The number written by two ASCII digits, or nil.
    static func twoDigits(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let tens = bytes[index] &- UInt8(ascii: "0")
        let ones = bytes[index + 1] &- UInt8(ascii: "0")
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Writes 0...99 as two ASCII digits.
    static func writeTwoDigits(_ value: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
        bytes[index] = UInt8(ascii: "0") + UInt8(value / 10)
        bytes[index + 1] = UInt8(ascii: "0") + UInt8(value % 10)
    }
}
