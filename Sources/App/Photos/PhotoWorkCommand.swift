import Consultations
import Foundation

/// What `hagukumi photo-worker` does: a picture on standard input, a clean JPEG on standard output.
///
/// It is a process of its own, so that a picture made to do harm meets neither keys nor other families' data.
package enum PhotoWorkCommand {
    /// Answers to what started it, beside 0 for a clean JPEG.
    package enum Status {
        /// The picture can't be read.
        static let broken: Int32 = 65
        /// It takes too much.
        static let tooHard: Int32 = 75
    }

    /// - Returns: the exit status.
    /// - Throws: `Problem` where the system does not limit it.
    package static func run(complain: (String) -> Void) throws -> Int32 {
        try PhotoLimits.apply()
        let sent = [UInt8](
            FileHandle.standardInput.readData(ofLength: PhotoHeader.mostBytes + 1))
        do throws(PhotoFault) {
            let clean = try PhotoCleaner.clean(sent)
            FileHandle.standardOutput.write(Data(clean))
            return 0
        } catch {
            complain("\(error)")
            return error == .tooHard ? Status.tooHard : Status.broken
        }
    }
}
