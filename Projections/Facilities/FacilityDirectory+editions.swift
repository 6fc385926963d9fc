package import EventModel
package import Events

extension FacilityDirectory {
    /// What tells one state of an office's list from every other.
    package struct Edition: Sendable, Equatable {
        /// The position of the fact that changed it last; 0 where there is no such list.
        package let changedAt: Int64
        /// When a file was last taken in, in milliseconds since 1970.
        package let importedAt: Int64
        package let shown: Int
    }

    package static func edition(of dataset: DatasetID, in tables: any Tables) throws -> Edition {
        let table =
            switch dataset.kind {
            case .events: "directory_gatherings"
            case .schemes: "directory_schemes"
            default: "directory_places"
            }
        var (changedAt, shown): (Int64, Int) = (0, 0)
        try tables.query(
            "SELECT COALESCE(MAX(changed_at), 0), COALESCE(SUM(status = 'shown'), 0) FROM \(table) WHERE dataset = ?",
            [dataset.cell]
        ) {
            changedAt = $0.integer(0)
            shown = Int($0.integer(1))
        }
        let importedAt = try datasets(in: tables).filter { $0.dataset == dataset }.map(\.importedAt).max() ?? 0
        return Edition(changedAt: changedAt, importedAt: importedAt, shown: shown)
    }

    /// Every list of which something is shown, in the order of offices and kinds.
    package static func shownDatasets(in tables: any Tables) throws -> [DatasetID] {
        var found: Set<DatasetID> = []
        for table in ["directory_places", "directory_gatherings", "directory_schemes"] {
            try tables.query("SELECT DISTINCT dataset FROM \(table) WHERE status = 'shown'", []) {
                if let dataset = DatasetID($0.text(0)) { found.insert(dataset) }
            }
        }
        return found.sorted()
    }
}
