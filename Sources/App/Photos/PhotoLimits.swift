import Foundation
import Glibc

/// What the process that decodes a picture may use. Decoders of pictures have had faults before and will have more:
/// what goes wrong in one ends there, with one picture.
enum PhotoLimits {
    /// Of the address space. A picture of 24 megapixels takes some 200 MB on its way.
    static let memory: rlim_t = 512 << 20
    /// In seconds of the processor.
    static let seconds: rlim_t = 10

    /// Takes everything away from this process that it doesn't need, for good. Call it before the first byte is read.
    ///
    /// - Throws: `Problem` where the system refuses: nothing is decoded without limits.
    static func apply() throws {
        try closeFiles()
        // Files can't be opened, written or made any more; what is open stays: input, output and complaints.
        let none: [__rlimit_resource] = [RLIMIT_NOFILE, RLIMIT_FSIZE, RLIMIT_CORE]
        for (resource, most) in [(RLIMIT_AS, memory), (RLIMIT_CPU, seconds)] + none.map({ ($0, 0) }) {
            var limit = rlimit(rlim_cur: most, rlim_max: most)
            guard setrlimit(Int32(resource.rawValue), &limit) == 0 else {
                throw Problem.failed("the system does not limit the photo worker (errno \(errno))")
            }
        }
    }

    /// Closes the log, the keys and everybody's connections, should the service have passed any of them on.
    private static func closeFiles() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            guard let file = Int32(name), file > STDERR_FILENO else { continue }
            var about = stat()
            guard fstat(file, &about) == 0, [S_IFREG, S_IFSOCK, S_IFIFO].contains(about.st_mode & S_IFMT) else {
                continue
            }
            close(file)
        }
    }
}
