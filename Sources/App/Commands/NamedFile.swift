import Foundation

/// A file that somebody named on the command line.
enum NamedFile {
    /// All of its bytes.
    ///
    /// - Throws: `Problem.failed` with the system's reason, such as a missing file, a folder or no permission.
    static func bytes(_ path: String) throws(Problem) -> Data {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw fault(path, errno) }
        defer { close(file) }
        var (bytes, part) = (Data(), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = read(file, &part, part.count)
            guard count >= 0 else { throw fault(path, errno) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: part[..<count])
        }
    }

    private static func fault(_ path: String, _ number: Int32) -> Problem {
        .failed("\(path): can't be read: \(String(cString: strerror(number)))")
    }
}
