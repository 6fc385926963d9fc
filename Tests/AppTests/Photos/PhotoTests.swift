import Consultations
import Foundation
import Glibc
import Testing

@testable import App

@Suite("Photos of a consultation")
struct PhotoTests {
    private static func workers() throws -> PhotoWorkers { PhotoWorkers(program: try Program.file().path) }

    private func fault(_ bytes: [UInt8], _ workers: PhotoWorkers) async -> PhotoFault? {
        do throws(PhotoFault) {
            _ = try await workers.clean(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "stand upright, whichever way the phone was held",
        arguments: [
            (1, "rgby"), (2, "gryb"), (3, "ybgr"), (4, "byrg"), (5, "rbgy"), (6, "bryg"), (7, "ygbr"), (8, "gyrb"),
        ])
    func upright(orientation: Int, expected: String) throws {
        let names = [
            MadePhoto.red: "r", MadePhoto.green: "g", MadePhoto.blue: "b", MadePhoto.yellow: "y",
        ]
        let value = UInt8(orientation)
        for sent in [MadePhoto.jpeg(orientation: value), MadePhoto.png(orientation: value)] {
            let clean = try PhotoCleaner.clean(sent)
            let seen = try #require(MadePhoto.look(at: clean))
            #expect(seen.corners.map { names[$0] ?? "?" }.joined() == expected)
            #expect((seen.width, seen.height) == (orientation < 5 ? (80, 48) : (48, 80)))
        }
    }

    @Test("hold nothing afterwards of where and by what they were taken")
    func clean() throws {
        for sent in [MadePhoto.jpeg(orientation: 6), MadePhoto.png(orientation: 6), MadePhoto.webp()] {
            let clean = Data(try PhotoCleaner.clean(sent))
            for word in [MadePhoto.canary, "Exif", "eXIf", "gd-jpeg", "http"] {
                #expect(clean.range(of: Data(word.utf8)) == nil, "\(word)")
            }
            #expect(clean.prefix(4) == Data([0xFF, 0xD8, 0xFF, 0xE0]))
            #expect(clean.suffix(2) == Data([0xFF, 0xD9]))
        }
        #expect(Data(MadePhoto.jpeg(orientation: 6)).range(of: Data(MadePhoto.canary.utf8)) != nil)
    }

    @Test(
        "are at most 1,280 pixels long, and never made larger",
        arguments: [
            ([2_560, 1_280], [1_280, 640]), ([1_000, 4_000], [320, 1_280]), ([80, 48], [80, 48]),
            ([3_000, 1], [1_280, 1]),
        ])
    func size(sent: [Int32], expected: [Int32]) throws {
        let clean = try PhotoCleaner.clean(MadePhoto.jpeg(sent[0], sent[1]))
        let seen = try #require(MadePhoto.look(at: clean))
        #expect([seen.width, seen.height] == expected)
    }

    @Test("are cleaned in a process of its own, each kind, also of 24 megapixels, several at once")
    func workers() async throws {
        let workers = try Self.workers()
        let sent = [
            MadePhoto.jpeg(), MadePhoto.png(), MadePhoto.webp(), MadePhoto.jpeg(orientation: 8),
            MadePhoto.jpeg(6_000, 4_000),
        ]
        let clean = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for (place, bytes) in sent.enumerated() { group.addTask { (place, try await workers.clean(bytes)) } }
            return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
        }
        #expect(clean.count == sent.count)
        let cleanLarge = try #require(clean[4])
        let large = try #require(MadePhoto.look(at: cleanLarge))
        #expect((large.width, large.height) == (1_280, 853))
        #expect(clean[0] == (try PhotoCleaner.clean(sent[0])))
    }

    @Test("that can't be read are refused with the reason, and the next one is taken all the same")
    func broken() async throws {
        let workers = try Self.workers()
        let whole = MadePhoto.jpeg(800, 600)
        #expect(await fault(Array(whole.prefix(whole.count / 2)), workers) == .broken)
        var damaged = MadePhoto.png(800, 600)
        for place in 60..<damaged.count - 20 { damaged[place] = 0xA5 }
        #expect(await fault(damaged, workers) == .broken)
        #expect(await fault(Array("PK".utf8) + [3, 4], workers) == .notTaken("ZIP"))
        #expect(await fault(whole, workers) == nil)
    }

    @Test("are refused where the worker ends without an answer, and nobody waits for ever")
    func dead() async {
        #expect(await fault(MadePhoto.jpeg(), PhotoWorkers(program: "/bin/false")) == .tooHard)
        #expect(await fault(MadePhoto.jpeg(), PhotoWorkers(program: "/nowhere/hagukumi")) == .tooHard)
    }

    @Test("wait in line where two are worked on, and beyond the line are told to come again")
    func line() async {
        #expect(await fault(MadePhoto.jpeg(), PhotoWorkers(program: "/bin/false", atOnce: 1, longestLine: -1)) == .busy)
    }

    @Test("are read by a worker that may open no file and use 512 MB and ten seconds at most")
    func limits() async throws {
        // Not Foundation's: its other children would inherit the pipe, and none of them would end.
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        try #require(socketpair(AF_UNIX, kind, 0, &ends) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var worker: pid_t = 0
        let words = [strdup("hagukumi"), strdup("photo-worker")]
        var none: [UnsafeMutablePointer<CChar>?] = [nil]
        defer { for word in words { free(word) } }
        let program = try Program.file().path
        try #require(posix_spawn(&worker, program, &actions, nil, words + [nil], &none) == 0)
        defer {
            for end in ends { close(end) }
            kill(worker, SIGKILL)
            waitpid(worker, nil, 0)
        }
        let file = "/proc/\(worker)/limits"
        let wanted = [
            "Max cpu time 10 10", "Max address space 536870912 536870912", "Max open files 0 0", "Max file size 0 0",
            "Max core file size 0 0",
        ]
        let end = ContinuousClock.now + .seconds(30)
        var missing = wanted
        while !missing.isEmpty, ContinuousClock.now < end {
            let text = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
                line.split(separator: " ").joined(separator: " ")
            }
            missing = wanted.filter { limit in !text.contains { $0.hasPrefix(limit) } }
            await Task.yield()
        }
        #expect(missing == [])
    }
}
