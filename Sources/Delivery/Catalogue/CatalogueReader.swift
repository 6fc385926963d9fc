import Calendar
import Events
import Yams

/// Reads a whole catalogue file, and notes everything that is wrong with it.
struct CatalogueReader {
    let file: String
    private(set) var faults: [CatalogueFault] = []

    init(file: String) { self.file = file }

    /// Nil when the file as a whole could not be read; otherwise what could be made of it, to be used if no fault came.
    mutating func read(_ text: String) -> StageCatalogue? {
        guard let root = compose(text) else { return nil }
        guard var head = FieldReader(root, file: file, what: "the catalogue") else {
            add(1, "the catalogue is not a mapping", "write version, count and entries")
            return nil
        }
        head.allow(["version", "count", "entries"])
        let version = head.text("version")
        if let version, CivilDate(iso: version) == nil {
            head.fault("version", "version “\(version)” is no day that exists", "write yyyy-MM-dd")
        }
        let count = head.integer("count", in: 1...10_000)
        let nodes = head.required("entries")
        guard let list = nodes?.sequence else {
            if nodes != nil { head.fault("entries", "entries is not a list", "begin each entry with “- ”") }
            faults += head.faults
            return nil
        }
        if let count, count != list.count {
            head.fault("count", "count is \(count), but there are \(list.count) entries", "make them agree")
        }
        faults += head.faults
        let entries = list.map { readEntry($0) }
        checkUnique(list)
        return StageCatalogue(version: version ?? "", entries: entries.compactMap(\.self))
    }

    private mutating func readEntry(_ node: Node) -> StageEntry? {
        let key = node.mapping?["key"]?.scalar?.string
        guard let fields = FieldReader(node, file: file, what: key.map { "“\($0)”" } ?? "an entry") else {
            add(node.mark?.line ?? 0, "an entry is not a mapping", "write its fields below each other")
            return nil
        }
        var reader = EntryReader(fields)
        let entry = reader.read()
        faults += reader.fields.faults
        return entry
    }

    private mutating func checkUnique(_ list: Node.Sequence) {
        var lines: [String: Int] = [:]
        for node in list {
            guard let key = node.mapping?["key"]?.scalar else { continue }
            let line = key.mark?.line ?? 0
            if let first = lines[key.string] {
                add(line, "the key “\(key.string)” is already on line \(first)", "give each entry a key of its own")
            } else {
                lines[key.string] = line
            }
        }
    }

    private mutating func add(_ line: Int, _ problem: String, _ remedy: String) {
        faults.append(CatalogueFault(file: file, line: line, problem: problem, remedy: remedy))
    }
}

extension CatalogueReader {
    /// The tree of the file. A field that stands twice is noted and renamed, so that reading can go on behind it.
    private mutating func compose(_ text: String) -> Node? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while true {
            do {
                let root = try Yams.compose(yaml: lines.joined(separator: "\n"))
                if root == nil { add(1, "the file is empty", "write version, count and entries") }
                return root
            } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
                let mark = context.mark
                let name = duplicates.first ?? ""
                add(mark.line, "the field “\(name)” stands twice in one mapping", "keep one of them")
                guard rename(name, at: mark, in: &lines) else { return nil }
            } catch {
                add(Self.line(of: error), "is not YAML: \(Self.problem(of: error))", "mend this line or the one before")
                return nil
            }
        }
    }

    private func rename(_ name: String, at mark: Mark, in lines: inout [String]) -> Bool {
        guard lines.indices.contains(mark.line - 1) else { return false }
        let line = lines[mark.line - 1]
        let before = String(line.unicodeScalars.prefix(mark.column - 1))
        let rest = String(line.unicodeScalars.dropFirst(mark.column - 1))
        guard rest.hasPrefix(name + ":") else { return false }
        lines[mark.line - 1] = before + name + "-\(mark.line)" + FieldReader.twice + rest.dropFirst(name.count)
        return true
    }

    private static func line(of error: any Error) -> Int {
        switch error {
        case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
            YamlError.composer(_, _, let mark, _):
            mark.line
        default: 0
        }
    }

    private static func problem(of error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, _, _), YamlError.parser(_, let problem, _, _),
            YamlError.composer(_, let problem, _, _), YamlError.reader(let problem, _, _, _):
            problem
        default: "\(error)"
        }
    }
}
