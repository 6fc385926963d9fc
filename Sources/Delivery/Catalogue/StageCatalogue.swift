import Foundation

/// The messages that families get as their children grow: the project's own content file, checked as a whole.
package struct StageCatalogue: Sendable {
    /// The day of the version, such as `2026-11-22`.
    package let version: String
    /// All entries, in the order of the file.
    package let entries: [StageEntry]
    /// For each entry its place when several are due: by priority, then in the order of the file.
    let rank: [Int]
    private let indices: [String: Int]

    init(version: String, entries: [StageEntry]) {
        self.version = version
        self.entries = entries
        let order = entries.indices.sorted { (entries[$0].priority, $0) < (entries[$1].priority, $1) }
        var rank = Array(repeating: 0, count: entries.count)
        for (place, index) in order.enumerated() { rank[index] = place }
        self.rank = rank
        indices = Dictionary(entries.indices.map { (entries[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where the entry with a key stands; nil when there is none.
    package func index(of key: String) -> Int? { indices[key] }

    /// The entry with a key; nil when there is none.
    package subscript(key: String) -> StageEntry? { indices[key].map { entries[$0] } }

    /// The names under which municipalities may enter dates: deadlines, and since when something is offered.
    package var municipalDateNames: [String: MunicipalDateKind] {
        var names: [String: MunicipalDateKind] = [:]
        for entry in entries {
            if let name = entry.offeredSince { names[name] = .since }
            if case .municipalDeadline(let name, _, _) = entry.trigger { names[name] = .deadline }
        }
        return names
    }

    /// The catalogue that is built in.
    ///
    /// - Throws: every fault with file and line; nothing is half-loaded.
    package static func builtIn() throws(CatalogueFaults) -> StageCatalogue {
        let url = Bundle.module.bundleURL.appending(path: "Content/stage-catalogue.yaml")
        do {
            return try load(String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
        } catch let faults as CatalogueFaults {
            throw faults
        } catch {
            throw CatalogueFaults([
                CatalogueFault(file: url.path, line: 0, problem: "cannot be read as UTF-8 text", remedy: "\(error)")
            ])
        }
    }

    /// Reads a catalogue from the text of a YAML file.
    ///
    /// - Parameter file: its name, for messages about mistakes.
    /// - Throws: every fault with file and line; nothing is half-loaded.
    package static func load(_ text: String, file: String) throws(CatalogueFaults) -> StageCatalogue {
        var reader = CatalogueReader(file: file)
        let catalogue = reader.read(text)
        guard reader.faults.isEmpty, let catalogue else { throw CatalogueFaults(reader.faults) }
        return catalogue
    }
}
