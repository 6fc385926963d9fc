package import Consultations
import Foundation

/// Cleans photos in processes of their own, two at once at most; the rest wait in line.
package final class PhotoWorkers: Sendable {
    private let program: String
    private let atOnce: Int
    /// A picture has up to 12 MB, and all of a line wait in memory.
    private let longestLine: Int
    private let line = OperationQueue()

    /// - Parameter program: `hagukumi`; this very program where none is named.
    package init(program: String = "/proc/self/exe", atOnce: Int = 2, longestLine: Int = 16) {
        self.program = program
        self.atOnce = atOnce
        self.longestLine = longestLine
        line.maxConcurrentOperationCount = atOnce
    }

    /// - Throws: why the photo isn't taken, and `.busy` where so many wait that it would take too long.
    package func clean(_ sent: [UInt8]) async throws(PhotoFault) -> [UInt8] {
        _ = try PhotoHeader(of: sent)
        guard line.operationCount < atOnce + longestLine else { throw .busy }
        let result: Result<[UInt8], PhotoFault> = await withCheckedContinuation { continuation in
            line.addOperation { [program] in
                continuation.resume(returning: PhotoProcess(program: program).clean(sent))
            }
        }
        return try result.get()
    }
}
