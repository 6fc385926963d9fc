import Foundation

/// A small disk in memory. Only root may mount one.
final class SmallDisk {
    let path: String

    init(size: String) throws {
        path = NSTemporaryDirectory() + "/hagukumi-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    deinit {
        _ = Self.run("umount", ["-l", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    static let isPossible = (try? SmallDisk(size: "1m")) != nil

    /// Writes a file until there is no room left.
    func fill(_ file: String) throws {
        try Data().write(to: URL(fileURLWithPath: file))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        for size in [65_536, 512, 1] {
            while (try? handle.write(contentsOf: Data(repeating: 0x78, count: size))) != nil {}
        }
        try? handle.close()
    }

    private static func run(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
