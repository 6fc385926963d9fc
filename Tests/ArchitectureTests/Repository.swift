import FoundationEssentials

/// The files of the project as they lie on disk, without what is built or kept at run time.
enum Repository {
    /// The folder of Package.swift, found from this file's own place.
    static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// Every text file, in order of path.
    static let files: [SourceFile] = walk("").sorted { $0.path < $1.path }

    static func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

    /// The folders that lie directly in a folder.
    static func folders(in folder: String) -> [String] {
        Set(
            files.compactMap { file -> String? in
                guard file.path.hasPrefix(folder + "/") else { return nil }
                let rest = file.path.dropFirst(folder.count + 1).split(separator: "/")
                return rest.count > 1 ? folder + "/" + rest[0] : nil
            }
        ).sorted()
    }

    private static func walk(_ folder: String) -> [SourceFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
        return names.flatMap { name -> [SourceFile] in
            guard !isLeftOut(name) else { return [] }
            let path = folder.isEmpty ? name : folder + "/" + name
            var isFolder = false
            guard FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) else { return [] }
            if isFolder { return walk(path) }
            guard let data = FileManager.default.contents(atPath: root + "/" + path),
                let text = String(validating: data, as: UTF8.self)
            else { return [] }
            return [SourceFile(path: path, text: text)]
        }
    }

    /// The same as .gitignore says.
    private static func isLeftOut(_ name: String) -> Bool {
        name == ".git" || name == ".build" || name.hasPrefix(".build-") || name == "var" || name == "Package.resolved"
            || name.hasSuffix(".sqlite") || name.hasSuffix(".sqlite-wal") || name.hasSuffix(".sqlite-shm")
    }
}

/// One file: its path from the root, and what it says.
struct SourceFile: Sendable {
    let path: String
    let text: String
    let lines: [Substring]
    /// Empty for files that are not Swift.
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = path.hasSuffix(".swift") ? Lexer.tokens(of: text) : []
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var isTest: Bool { path.hasPrefix("Tests/") }
    var isTool: Bool { path.hasPrefix("Tools/") }
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
    /// The file's name without its folder.
    var name: String { String(path.split(separator: "/").last ?? "") }
    /// Lists and samples, which are as long and wide as their matter is.
    var isData: Bool {
        [".tsv", ".csv", ".yaml", ".json", ".txt"].contains { path.hasSuffix($0) }
    }
}
