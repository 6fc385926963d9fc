import EventStore
import LINE
import Logging
import Synchronization
import Testing

@testable import App

@Suite("The menus of the service")
struct FamilyMenusTests {
    private let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("are tried again with longer and longer pauses, up to an hour, while LINE fails")
    func patience() async throws {
        let pauses = Mutex<[Duration]>([])
        let tries = Mutex(0)
        try await FamilyMenus.patiently(
            "test", silent, pause: { pause in pauses.withLock { $0.append(pause) } }
        ) {
            let count = tries.withLock { tries in
                tries += 1
                return tries
            }
            if count < 15 { throw LINEFailure.unanswered(reason: "LINE is away", requestID: nil) }
        }
        let waited = pauses.withLock { $0 }
        #expect(waited.count == 14 && waited.first == .seconds(5) && waited.last == .seconds(3_600))
        #expect(zip(waited, waited.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("leave a fault of the store to the service, which starts them again")
    func storeFault() async throws {
        await #expect(throws: StoreFault.self) {
            try await FamilyMenus.patiently("test", silent, pause: { _ in }) { throw StoreFault.failed("full") }
        }
    }
}
