package import EventModel
import Foundation
import SQLiteStore

/// Tables of read models in a folder that is gone when nobody holds them any more.
package final class TestTables: Sendable {
    package let store: any TableStore
    private let folder: String

    package init() throws {
        folder = NSTemporaryDirectory() + "/hagukumi-tables-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try SQLiteTableStore(path: folder + "/tables.sqlite")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Every row of these projections as text, by table, in the order of their keys; nil for NULL.
    package func rows(of projections: [any Projection.Type]) async throws -> [String: [[String?]]] {
        try await store.read { tables in
            var rows: [String: [[String?]]] = [:]
            for shape in projections.flatMap({ $0.tables }) {
                let columns = shape.columns.joined(separator: ", ")
                rows[shape.name] = []
                try tables.query(
                    "SELECT \(columns) FROM \(shape.name) ORDER BY \(shape.key.joined(separator: ", "))", []
                ) {
                    cells in
                    let row = shape.columns.indices.map { cells.isNull($0) ? nil : cells.text($0) }
                    rows[shape.name]?.append(row)
                }
            }
            return rows
        }
    }
}
