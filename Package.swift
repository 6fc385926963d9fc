// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let http = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let server = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let templates = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let tokens = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let passwords = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func module(_ name: String, at path: String? = nil, _ uses: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(
        name: name, dependencies: uses, path: path ?? "Sources/\(name)",
        exclude: path == nil ? [] : path == "Events" ? ["Samples", "README.md"] : ["README.md"],
        resources: resources, swiftSettings: strict)
}
func tests(_ name: String, _ uses: [Target.Dependency]) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: uses + ["Support"], path: "Tests/\(name)Tests",
        exclude: name == "Calendar" ? ["Vectors"] : [], swiftSettings: strict)
}

let package = Package(
    name: "Hagukumi",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // What happened
        module("Events", at: "Events", ["EventModel", "Calendar", "Places"]),
        // What is
        module("Projections", at: "Projections", ["EventModel", "Events", "Calendar", "Places"]),
        // What may happen
        module("EventModel", []), module("Calendar", []),
        module("Places", [], resources: [.copy("Content")]),
        module("LINE", [http, crypto, tokens, log]),
        module("Offices", ["EventModel", "Events", "Calendar", "Places", crypto, passwords]),
        module("Households", ["EventModel", "Events", "Calendar", "Places"]),
        module("Delivery", ["EventModel", "Events", "Calendar", "Places", yaml], resources: [.copy("Content")]),
        // Where it is kept
        module("EventStore", ["EventModel", crypto]),
        .systemLibrary(
            name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CQRencode", path: "Sources/CQRencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        module("SQLiteStore", ["EventModel", "EventStore", "CSQLite", crypto]),
        // What watches, and what is seen
        module(
            "Reactions",
            [
                "EventModel", "Events", "Calendar", "Places", "Households", "Delivery", "Projections", "EventStore",
                "LINE", crypto, log,
            ]),
        module(
            "Web",
            [
                "EventModel", "Events", "Calendar", "Places", "Households", "Delivery", "Offices", "Projections",
                "EventStore", "LINE", server, templates, yaml, crypto, log,
            ], resources: [.copy("Content")]),
        module(
            "App",
            [
                "SQLiteStore", "CQRencode", "Reactions", "Web", "Places", "Households", "Delivery", "Offices", "Projections",
                configuration, yaml, http, server, lifecycle, signals, log,
            ], resources: [.copy("Content")]),
        // Programs
        .executableTarget(
            name: "hagukumi", dependencies: ["App", arguments], path: "Tools/hagukumi", swiftSettings: strict),
        .executableTarget(
            name: "line-simulator", dependencies: [server, http, crypto, arguments, log], path: "Tools/line-simulator",
            exclude: ["README.md"], resources: [.copy("Phone")], swiftSettings: strict),
        .executableTarget(
            name: "bench", dependencies: ["App", "floor", arguments, http, crypto], path: "Tools/bench",
            exclude: ["floor"],
            swiftSettings: strict),
        .target(name: "floor", dependencies: ["CSQLite"], path: "Tools/bench/floor"),
        // Tests
        .target(
            name: "Support",
            dependencies: ["EventModel", "Events", "EventStore", "SQLiteStore", "Calendar", "Households"],
            path: "Tests/Support", swiftSettings: strict),
        tests("Architecture", []), tests("Calendar", ["Calendar"]), tests("Places", ["Places"]),
        tests("EventModel", ["EventModel"]), tests("Events", ["Events"]),
        tests("EventStore", ["EventStore", "SQLiteStore", "Events"]),
        tests("Households", ["Households"]), tests("Offices", ["Offices"]), tests("Web", ["Web", server, http, crypto]), tests("Delivery", ["Delivery"]), tests("Projections", ["Projections"]),
        tests("LINE", ["LINE", server, tokens, crypto]), tests("Reactions", ["Reactions", server]),
        tests("App", ["App", server, crypto]),
        tests("Simulator", [http, crypto]), tests("Journeys", ["App", http, crypto]),
    ]
)
