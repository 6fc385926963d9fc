import Testing

@Suite("The table of who may import whom")
struct ArchitectureTests {
    private let manifest = Manifest(text: Repository.file("Package.swift")?.text ?? "")

    @Test("every import of a target stands in the table", arguments: Table.rooms)
    func imports(of room: Room) {
        let findings = Repository.files
            .filter { $0.isSwift && Table.room(ofFile: $0.path)?.name == room.name }
            .flatMap { Self.forbiddenImports(in: $0, of: room) }
        report(findings)
    }

    @Test("what the manifest declares stands in the table", arguments: Table.rooms)
    func declared(by room: Room) throws {
        let target = try #require(
            manifest.targets.first { $0.name == room.name }, "Package.swift lacks the target \(room.name)")
        report(Self.forbiddenDependencies(of: target, room))
    }

    @Test("every target of the manifest stands in the table")
    func targetsAreKnown() {
        let names = Set(Table.rooms.map(\.name))
        report(
            manifest.targets.filter { !names.contains($0.name) }.map {
                "Package.swift:\($0.line): the target \($0.name) is not in Table.swift: say there what it may import"
            })
    }

    @Test("every folder of code stands in the table", arguments: ["Sources", "Tools", "Tests"])
    func foldersAreKnown(_ top: String) {
        let folders = Set(Table.rooms.map(\.folder))
        let code = Repository.files.map(\.path).filter { path in [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
        }
        let strangers = Repository.folders(in: top).filter { folder in
            !folders.contains(folder) && code.contains { $0.hasPrefix(folder + "/") }
        }
        report(
            strangers.map {
                "\($0):1: this folder is not in Table.swift: say there what it may import"
            })
    }

    @Test("every Swift file belongs to a target")
    func filesAreKnown() {
        report(
            Repository.files.filter { $0.isSwift && $0.path != "Package.swift" && Table.room(ofFile: $0.path) == nil }
                .map { "\($0.path):1: belongs to no target of Table.swift: move it into one" })
    }

    @Test("an import outside the table is found, with its line")
    func findsForbiddenImport() throws {
        let room = try #require(Table.rooms.first { $0.name == "Households" })
        let text = "import Calendar\n// import Web\n@preconcurrency package import struct Delivery.Plan\n"
        let findings = Self.forbiddenImports(in: SourceFile(path: "Sources/Households/A.swift", text: text), of: room)
        #expect(findings.map { $0.prefix(30) } == ["Sources/Households/A.swift:3: "])
    }

    @Test("a dependency outside the table is found, with its line")
    func findsForbiddenDependency() throws {
        let text = """
            let strict = [SwiftSetting.swiftLanguageMode(.v6)]
            let package = Package(name: "P", targets: [
                module("Places", ["Events", "Yams"], has: "Content", not: ["README.md"]),
                program("hagukumi", ["App"], not: ["floor"]), .target(name: "floor", dependencies: ["CSQLite"]),
                tests("Places", ["Places"]),
            ])
            """
        let targets = Manifest(text: text).targets
        #expect(targets.map(\.name) == ["Places", "hagukumi", "floor", "PlacesTests"])
        #expect(targets.map(\.dependencies) == [["Events", "Yams"], ["App"], ["CSQLite"], ["Places", "Support"]])
        let room = try #require(Table.rooms.first { $0.name == "Places" })
        let findings = Self.forbiddenDependencies(of: try #require(targets.first), room)
        #expect(findings.map { $0.prefix(16) } == ["Package.swift:3:", "Package.swift:3:"])
    }

    @Test("no two targets import each other, by whatever way round")
    func noCircles() {
        var left = Dictionary(uniqueKeysWithValues: Table.rooms.map { ($0.name, $0.imports ?? []) })
        while let free = left.first(where: { _, imports in imports.allSatisfy { left[$0] == nil } }) {
            left[free.key] = nil
        }
        #expect(left.keys.sorted() == [], "these targets wait for one another")
    }

    private static func forbiddenImports(in file: SourceFile, of room: Room) -> [String] {
        let tokens = file.tokens.filter { $0.kind != .comment }
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return tokens.indices.dropLast().compactMap { index in
            guard tokens[index].kind == .word, tokens[index].text == "import" else { return nil }
            var next = tokens[index + 1]
            if kinds.contains(next.text), index + 2 < tokens.count { next = tokens[index + 2] }
            guard !room.mayImport(next.text) else { return nil }
            return "\(file.path):\(next.line): \(room.name) may not import \(next.text): "
                + "pass what it needs as a value, or move the code to where the table allows it"
        }
    }

    private static func forbiddenDependencies(of target: Manifest.Target, _ room: Room) -> [String] {
        target.dependencies.filter { !room.mayImport($0.replacing("-", with: "_")) }.map {
            "Package.swift:\(target.line): \(room.name) may not depend on \($0): see Table.swift"
        }
    }
}

/// Fails the test with one line for each finding.
func report(_ findings: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    guard !findings.isEmpty else { return }
    let list = findings.joined(separator: "\n")
    Issue.record("\(findings.count) found:\n\(list)", sourceLocation: sourceLocation)
}
