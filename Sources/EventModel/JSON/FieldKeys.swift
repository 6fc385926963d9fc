/// The keys of a record as they stand in stored text, each with the brace or comma before it.
final class FieldKeys: Sendable {
    let names: [String]
    /// One key after the other, from `starts[place]` up to the next.
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ names: [String]) {
        self.names = names
        var (bytes, starts): ([UInt8], [Int]) = ([], [])
        for (place, name) in names.enumerated() {
            starts.append(bytes.count)
            bytes += Array("\(place == 0 ? "{" : ",")\"\(name)\":".utf8)
        }
        self.bytes = bytes
        self.starts = starts + [bytes.count]
    }

    /// Takes a key, or says what is wrong with what stands in its place.
    @inline(__always)
    func take(_ place: Int, from reader: inout JSONReader) throws(JSONFault) {
        let (start, end) = (starts[place], starts[place + 1])
        let isThere = bytes.withUnsafeBufferPointer { reader.take(UnsafeBufferPointer(rebasing: $0[start..<end])) }
        guard isThere else { throw fault(place, reader) }
    }

    private func fault(_ place: Int, _ reader: JSONReader) -> JSONFault {
        var rest = reader
        if place == 0, !rest.take(UInt8(ascii: "{")) { return rest.fault("should have { before it") }
        if place > 0, !rest.take(UInt8(ascii: ",")) { return rest.fault("is missing") }
        return rest.fault("is missing or not in its declared place")
    }
}
