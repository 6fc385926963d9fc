import Testing

/// Who may import whom. This table is the architecture; changing it is a decision (DECISIONS.md).
///
/// SwiftPM alone does not hold it: it accepts an undeclared import of a sibling target that
/// happens to be built already.
enum Table {
    private static let kernel = ["EventModel"]
    private static let words = ["Calendar", "Places"]
    private static let facts = ["EventModel", "Events"]
    private static let features = ["Households", "Delivery", "Offices", "Facilities", "Passports", "Consultations"]
    private static let outward = ["Projections", "EventStore", "LINE"]

    static let rooms: [Room] =
        [
            // What happened
            Room("Events", in: "Events", imports: kernel + words, libraries: [.crypto]),
            // What is
            Room("Projections", in: "Projections", imports: facts + words),
            // What may happen. A feature never imports another.
            Room("EventModel", imports: []),
            Room("Calendar", imports: []),
            Room("Places", imports: []),
            Room("LINE", imports: [], libraries: [.http, .crypto, .tokens, .log]),
            Room("Households", imports: facts + words),
            Room("Delivery", imports: facts + words, libraries: [.yaml]),
            Room("Offices", imports: facts + words, libraries: [.crypto, .passwords]),
            Room("Facilities", imports: facts + words, libraries: [.crypto]),
            Room("Passports", imports: facts + words, libraries: [.crypto]),
            Room("Consultations", imports: facts + words),
            // Where it is kept
            Room("EventStore", imports: kernel, libraries: [.crypto]),
            Room("CSQLite", imports: []), Room("CQRencode", imports: []), Room("CCairo", imports: []),
            Room("CGD", imports: []), Room("CExif", imports: []),
            Room("SQLiteStore", imports: kernel + ["EventStore", "CSQLite"], libraries: [.crypto]),
            // What watches, and what is seen
            Room("Reactions", imports: facts + words + features + outward, libraries: [.crypto, .log]),
            Room(
                "Web", imports: facts + words + features + outward,
                libraries: [.server, .templates, .yaml, .crypto, .log]),
            Room(
                "App",
                imports: facts + words + features + outward
                    + ["SQLiteStore", "CQRencode", "CCairo", "CGD", "CExif", "Reactions", "Web"],
                libraries: [.configuration, .yaml, .http, .server, .lifecycle, .signals, .log]),
            // Programs. The simulator shares nothing with us: a shared mistake would hide itself.
            Room("hagukumi", in: "Tools/hagukumi", imports: ["App"], libraries: [.arguments]),
            Room("line-simulator", in: "Tools/line-simulator", imports: [], libraries: Library.ofTheSimulator),
            Room(
                "bench", in: "Tools/bench",
                imports: ["App", "Chromium", "floor", "EventStore", "SQLiteStore", "Projections", "Reactions", "Web"]
                    + facts + words + features,
                libraries: [.arguments, .http, .crypto]),
            // A browser, driven from outside; it knows nothing of us.
            Room("Chromium", in: "Tools/chromium", imports: [], libraries: [.http]),
            Room("floor", in: "Tools/bench/floor", imports: ["CSQLite"]),
            // Tests stand outside the house and may look at every room of it; this one reads text only.
            Room("Support", in: "Tests/Support", imports: nil, libraries: Library.allCases),
            Room("Programs", in: "Tests/Programs", imports: ["App", "Calendar"]),
            Room("ArchitectureTests", in: "Tests/ArchitectureTests", imports: ["Support"]),
        ]
        + [
            "Calendar", "Places", "EventModel", "Events", "EventStore", "Households", "Delivery", "Offices",
            "Facilities", "Passports", "Consultations", "Projections", "LINE", "Reactions", "Web", "App", "Simulator",
            "Journeys", "Browser",
        ].map { Room($0 + "Tests", in: "Tests/\($0)Tests", imports: nil, libraries: Library.allCases) }

    /// Modules of the toolchain, open to everybody.
    static let toolchain: Set = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc"]

    static func room(ofFile path: String) -> Room? {
        rooms.filter { path.hasPrefix($0.folder + "/") }.max { $0.folder.count < $1.folder.count }
    }
}

/// One target of the package.
struct Room: Sendable, CustomTestStringConvertible {
    let name: String
    let folder: String
    /// Our modules that it may import; nil for every one.
    let imports: Set<String>?
    let libraries: [Library]

    init(_ name: String, in folder: String? = nil, imports: [String]?, libraries: [Library] = []) {
        self.name = name
        self.folder = folder ?? "Sources/\(name)"
        self.imports = imports.map(Set.init)
        self.libraries = libraries
    }

    var testDescription: String { name }
    var isTest: Bool { folder.hasPrefix("Tests/") }

    /// Whether a file of this room may say `import module`.
    func mayImport(_ module: String) -> Bool {
        if module == name || Table.toolchain.contains(module) || libraries.contains(where: { $0.brings(module) }) {
            return true
        }
        if isTest && module == "Testing" { return true }
        guard let imports else { return Table.rooms.contains { $0.moduleName == module } }
        return imports.contains(module)
    }

    /// How Swift spells the target's name.
    var moduleName: String { String(name.map { $0 == "-" ? "_" : $0 }) }
}

/// What others made, one product a line. Each stands in DECISIONS.md with what it costs and gives.
enum Library: String, CaseIterable, Sendable {
    case arguments = "ArgumentParser"
    case configuration = "Configuration"
    case crypto = "Crypto"
    case http = "AsyncHTTPClient"
    case lifecycle = "ServiceLifecycle"
    case log = "Logging"
    case passwords = "CryptoExtras"
    case server = "Hummingbird"
    case signals = "UnixSignals"
    case templates = "Mustache"
    case tokens = "JWTKit"
    case yaml = "Yams"

    static let ofTheSimulator: [Library] = [.server, .http, .crypto, .arguments, .log, .lifecycle]

    /// Whether the product brings the module: its own, or those that its interface is made of.
    func brings(_ module: String) -> Bool {
        if module == rawValue { return true }
        switch self {
        case .configuration: return module == "SystemPackage"
        case .http: return module.hasPrefix("NIO")
        case .server: return module.hasPrefix("NIO") || module == "HTTPTypes" || module == "HummingbirdCore"
        case .arguments, .crypto, .lifecycle, .log, .passwords, .signals, .templates, .tokens, .yaml: return false
        }
    }
}
