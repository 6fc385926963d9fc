import EventModel
import Foundation

/// A private folder for as long as a look back lasts.
///
/// The process that made it holds a lock on it. What a killed process left behind is locked by nobody, and goes with
/// the next sweep.
struct ScratchFolder {
    let path: String
    private let lock: Int32

    private static let prefix = "hagukumi-replay-"

    /// - Throws: `Problem.failed` when it can't be made.
    init(in parent: String, freshID: () -> ULID) throws {
        Self.sweep(parent)
        // Another process may sweep it away before it is locked; that happens once, hardly twice.
        for _ in 1...3 {
            let path = "\(parent)/\(Self.prefix)\(freshID())"
            // Dates and user ids stand there in the clear.
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            guard let lock = Self.lock(path) else { continue }
            if FileManager.default.fileExists(atPath: path) {
                self.path = path
                self.lock = lock
                return
            }
            close(lock)
        }
        throw Problem.failed("no private folder can be made in \(parent)")
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
        close(lock)
    }

    /// Removes what killed processes of this user left behind.
    static func sweep(_ parent: String = FileManager.default.temporaryDirectory.path) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
            guard let lock = lock("\(parent)/\(name)") else { continue }
            try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
            close(lock)
        }
    }

    /// Nil unless it is a folder of this user's own that nobody has locked.
    private static func lock(_ path: String) -> Int32? {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        var status = stat()
        guard fstat(folder, &status) == 0, status.st_uid == geteuid(), flock(folder, LOCK_EX | LOCK_NB) == 0 else {
            close(folder)
            return nil
        }
        return folder
    }
}
