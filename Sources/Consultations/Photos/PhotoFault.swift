/// Why a photo isn't taken. What to do then is told with each on the page.
package enum PhotoFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is no picture at all, or of a kind that nobody here knows.
    case notAPicture
    /// A kind that isn't taken, by its name: HEIC, GIF, SVG, PDF, ZIP.
    case notTaken(String)
    case tooLarge(mostBytes: Int)
    case tooManyPixels(megapixels: Int, most: Int)
    /// Cut off, or damaged.
    case broken
    /// It took too much time or memory: a picture made to do harm, mostly.
    case tooHard
    /// So many wait already that it would take too long.
    case busy

    package var description: String {
        switch self {
        case .notAPicture: "not a picture that is known here; send a JPEG, PNG or WebP"
        case .notTaken(let kind): "a \(kind) file isn't taken; send a JPEG, PNG or WebP"
        case .tooLarge(let most): "larger than \(most / 1_000_000) MB; send a smaller one, or a screenshot of it"
        case .tooManyPixels(let megapixels, let most):
            "\(megapixels) megapixels, and at most \(most) are taken; send a smaller one, or a screenshot of it"
        case .broken: "cut off or damaged; take or choose it once more"
        case .tooHard: "took too much time or memory; send another one"
        case .busy: "too many photos at once; try again in a minute"
        }
    }
}

/// Makes a clean JPEG of what somebody sent: of our size, upright, and without anything about where or by what it was
/// taken.
package typealias CleanPhoto = @Sendable (_ sent: [UInt8]) async throws(PhotoFault) -> [UInt8]
