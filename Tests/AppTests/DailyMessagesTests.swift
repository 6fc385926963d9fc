import Logging
import Reactions
import Synchronization
import Testing

@testable import App

@Suite("What the log tells of a look for messages")
struct DailyMessagesTests {
    private final class Lines: LogHandler, Sendable {
        private let state = Mutex<[String]>([])
        var all: [String] { state.withLock { $0 } }
        var logLevel: Logger.Level {
            get { .trace }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }
        func log(event: LogEvent) {
            state.withLock { $0.append("\(event.level) \(event.metadata ?? [:])") }
        }
    }

    private func told(_ change: (inout SendDueMessages.Summary) -> Void) -> String? {
        let lines = Lines()
        var summary = SendDueMessages.Summary()
        change(&summary)
        DailyMessages.tell(summary, to: Logger(label: "test") { _ in lines })
        return lines.all.first
    }

    @Test("a run that stopped is an error, with its reason")
    func stopped() throws {
        let line = try #require(told { $0.stopped = "LINE refuses everything (403)" })
        #expect(line.hasPrefix("error") && line.contains("LINE refuses everything (403)"))
    }

    @Test("families that LINE refused are an error, also at looks that ask for nothing")
    func refused() throws {
        let line = try #require(told { $0.refused = 2 })
        #expect(line.hasPrefix("error") && line.contains(#""refused": 2"#))
    }

    @Test("what went well is information, and nothing due is nothing to tell")
    func well() throws {
        let line = try #require(told { ($0.requested, $0.accepted) = (3, 3) })
        #expect(line.hasPrefix("info"))
        #expect(told { ($0.looked, $0.deferred) = (9, 1) } == nil)
    }

    @Test("`deliver` shows every count, and is complete only if every family was sent to")
    func complete() {
        func isComplete(_ change: (inout SendDueMessages.Summary) -> Void) -> Bool {
            var summary = SendDueMessages.Summary()
            (summary.requested, summary.accepted) = (3, 3)
            change(&summary)
            return summary.isComplete
        }
        #expect(isComplete { $0.deferred = 2 })
        #expect(!isComplete { $0.open = 1 })
        #expect(!isComplete { $0.unknown = 1 })
        #expect(!isComplete { $0.failed = 1 })
        #expect(!isComplete { $0.refused = 1 })
        #expect(!isComplete { $0.stopped = "quota" })
        var summary = SendDueMessages.Summary()
        (summary.refused, summary.unknown, summary.open) = (41, 42, 43)
        let shown = DeliverCommand.output(summary).rendered(as: .table)
        for count in ["41", "42", "43"] { #expect(shown.contains(count)) }
    }
}
