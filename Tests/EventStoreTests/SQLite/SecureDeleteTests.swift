import EventModel
import EventStore
import Foundation
import Testing

@testable import SQLiteStore

@Suite("What is deleted")
struct SecureDeleteTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Debian's SQLite overwrites by default, others do not.
    @Test("is overwritten by a connection that is told so, whatever its SQLite does by itself")
    func pragma() throws {
        let path = directory.path + "/x.sqlite"
        for (isTold, isLeft) in [(false, true), (true, false)] {
            let connection = try Connection(path: path)
            try connection.execute("PRAGMA secure_delete = OFF")
            if isTold { try connection.overwriteDeleted() }
            try connection.execute(
                "CREATE TABLE t (x); INSERT INTO t VALUES ('canary0123456789'); DELETE FROM t WHERE true AND x > ''")
            #expect(try (Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data("canary".utf8)) != nil) == isLeft)
            try connection.execute("DROP TABLE t; VACUUM")
        }
    }

    @Test("from the read models is overwritten, in the file and in the write-ahead log")
    func tables() async throws {
        let path = directory.path + "/tables.sqlite"
        let tables = try SQLiteTableStore(path: path)
        try await tables.write { tables in
            try tables.query("PRAGMA secure_delete", []) { #expect($0.integer(0) == 1) }
            try tables.execute("CREATE TABLE t (x TEXT PRIMARY KEY)", [])
            try tables.execute("INSERT INTO t VALUES ('canary0123456789')", [])
        }
        #expect(try files(holding: "canary") != [])
        try await tables.write { try $0.execute("DELETE FROM t WHERE x LIKE 'canary%'", []) }
        #expect(try OtherClient(path).rows("PRAGMA wal_checkpoint(TRUNCATE)") == [["0", "0", "0"]])
        #expect(try files(holding: "canary") == [])
    }

    private func files(holding text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { file in
            try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file)).range(of: Data(text.utf8)) != nil
        }
    }
}
