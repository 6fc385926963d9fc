import Configuration
import Foundation
import Yams

/// The settings of a YAML file, each as the text that stands there: a secret of digits stays what it is.
struct SettingsFile {
    let path: String
    private(set) var values: [AbsoluteConfigKey: ConfigValue] = [:]
    /// Keys that are no settings, and values that are no text, each with its line.
    private(set) var faults: [String] = []

    /// - Throws: `Settings.Faults` when the file is missing or no YAML. Lines are named, never quoted: one may hold a
    ///   secret.
    init(path: String) throws {
        self.path = path
        let data: Data
        do { data = try NamedFile.bytes(path) } catch { throw Self.fault("\(error)") }
        guard let text = String(data: data, encoding: .utf8) else { throw Self.fault("\(path): is not UTF-8 text") }
        let root: Node?
        do { root = try compose(yaml: text) } catch { throw Self.fault("\(path)\(Self.place(of: error))") }
        guard let root, root.tag != Tag(.null) else { return }
        guard root.mapping != nil else { throw Self.fault("\(path):1: must hold settings, such as `store: …`") }
        walk(root, "")
    }

    private static func fault(_ text: String) -> Settings.Faults { Settings.Faults(list: [text]) }

    private static func place(of error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            ":\(mark.line): \(problem)"
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            ":\(context.mark.line): stands there twice: \(keys.map { "\($0)" }.sorted().joined(separator: ", "))"
        default: ": is not YAML"
        }
    }

    private mutating func walk(_ node: Node, _ parent: String) {
        for (key, value) in node.mapping ?? [:] {
            let path = parent.isEmpty ? key.string ?? "?" : "\(parent).\(key.string ?? "?")"
            if value.mapping != nil, !Settings.entries.contains(where: { $0.key == path }) {
                walk(value, path)
                continue
            }
            let place = "\(self.path):\(key.mark?.line ?? 1): \(path)"
            guard let entry = Settings.entries.first(where: { $0.key == path }) else {
                let known = Settings.entries.map(\.key).joined(separator: ", ")
                faults.append("\(place) is not a setting; there are \(known)")
                continue
            }
            guard let text = value.scalar?.string, value.tag != Tag(.null) else {
                faults.append("\(place) must have one value; allowed: \(entry.allowed ?? "any text but an empty one")")
                continue
            }
            let parts = path.split(separator: ".").map(String.init)
            values[AbsoluteConfigKey(parts)] = ConfigValue(.string(text), isSecret: entry.isSecret)
        }
    }
}
