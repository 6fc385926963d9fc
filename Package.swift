// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]
let packages: [(owner: String, name: String, since: Version, products: [String])] = [
    ("apple", "swift-argument-parser", "1.8.0", ["ArgumentParser"]),
    ("apple", "swift-crypto", "4.5.0", ["Crypto", "CryptoExtras"]), ("vapor", "jwt-kit", "5.7.0", ["JWTKit"]),
    ("apple", "swift-configuration", "1.4.0", ["Configuration"]), ("apple", "swift-log", "1.16.0", ["Logging"]),
    ("hummingbird-project", "hummingbird", "2.28.0", ["Hummingbird"]),
    ("hummingbird-project", "swift-mustache", "2.1.0", ["Mustache"]), ("jpsim", "Yams", "6.2.0", ["Yams"]),
    ("swift-server", "swift-service-lifecycle", "2.13.0", ["ServiceLifecycle"]),
    ("swift-server", "async-http-client", "1.37.0", ["AsyncHTTPClient"]),
]
func use(_ name: String) -> Target.Dependency {
    packages.first { $0.products.contains(name) }.map { .product(name: name, package: $0.name) } ?? .byName(name: name)
}
func module(_ name: String, _ uses: [String], at: String? = nil, has: [Resource] = [], not: [String] = []) -> Target {
    .target(name: name, dependencies: uses.map(use), path: at, exclude: not, resources: has, swiftSettings: strict)
}
func program(_ name: String, _ uses: [String], has: [Resource] = [], not: [String] = []) -> Target {
    .executableTarget(
        name: name, dependencies: uses.map(use), path: "Tools/\(name)", exclude: not, resources: has,
        swiftSettings: strict)
}
func tests(_ name: String, _ uses: [String], not: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: (uses + ["Support"]).map(use), exclude: not, swiftSettings: strict)
}

let package = Package(
    name: "Hagukumi",
    dependencies: packages.map { .package(url: "https://github.com/\($0.owner)/\($0.name)", from: $0.since) },
    targets: [
        module("Events", ["EventModel", "Calendar", "Places", "Crypto"], at: "Events", not: ["Samples", "README.md"]),
        module("Projections", ["Events"], at: "Projections", not: ["README.md"]),
        module("EventModel", []), module("Calendar", []), module("Places", [], has: [.copy("Content")]),
        module("Households", ["Events"]), module("Delivery", ["Events", "Yams"], has: [.copy("Content")]),
        module("Offices", ["Events", "Crypto", "CryptoExtras"]),
        module("Facilities", ["Events", "Crypto"], has: [.copy("Content")]), module("Passports", ["Events", "Crypto"]),
        module("Consultations", ["Events"], has: [.copy("Content")]),
        module("EventStore", ["EventModel", "Crypto"]), module("SQLiteStore", ["EventStore", "CSQLite"]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-pdf", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
        .systemLibrary(name: "CExif", providers: [.apt(["libexif-dev"])]),
        module("LINE", ["AsyncHTTPClient", "Crypto", "JWTKit", "Logging"]),
        module(
            "Reactions",
            [
                "Households", "Delivery", "Facilities", "Passports", "Consultations", "Projections", "EventStore",
                "LINE",
            ]),
        module(
            "Web",
            [
                "Households", "Delivery", "Offices", "Facilities", "Passports", "Consultations", "Projections",
                "EventStore", "LINE", "Hummingbird", "Mustache",
            ],
            has: [.copy("Content")]),
        module(
            "App",
            [
                "SQLiteStore", "CQRencode", "CCairo", "CGD", "CExif", "Reactions", "Facilities", "Passports",
                "Consultations", "Web",
                "Configuration", "ServiceLifecycle",
            ],
            has: [.copy("Content")]),
        program("hagukumi", ["App", "ArgumentParser"]),
        program("bench", ["App", "Chromium", "floor", "ArgumentParser"], not: ["floor"]),
        module("Chromium", ["AsyncHTTPClient"], at: "Tools/chromium"),
        program(
            "line-simulator", ["Hummingbird", "AsyncHTTPClient", "ServiceLifecycle", "ArgumentParser", "Crypto"],
            has: [.copy("Phone")], not: ["README.md"]),
        .target(name: "floor", dependencies: ["CSQLite"], path: "Tools/bench/floor"),
        module("Support", ["SQLiteStore", "Households", "Passports"], at: "Tests/Support"), tests("Architecture", []),
        tests("Calendar", ["Calendar"], not: ["Vectors"]), tests("Places", ["Places"]), tests("Events", ["Events"]),
        tests("EventModel", ["EventModel"]), tests("EventStore", ["EventStore"]), tests("Households", ["Households"]),
        tests("Delivery", ["Delivery"]), tests("Projections", ["Projections"]), tests("LINE", ["LINE", "Hummingbird"]),
        tests("Reactions", ["Reactions", "Hummingbird"]), tests("App", ["App"]),
        module("Programs", ["App"], at: "Tests/Programs"), tests("Journeys", ["Programs"]),
        tests("Browser", ["Programs", "Chromium"], not: ["axe.txt"]), tests("Offices", ["Offices"]),
        tests("Web", ["Web"]), tests("Facilities", ["Facilities", "Projections", "Crypto"], not: ["Files"]),
        tests("Simulator", ["AsyncHTTPClient", "Crypto"]),
        tests("Passports", ["Passports", "Projections", "Crypto"], not: ["joserfc.txt"]),
        tests("Consultations", ["Consultations", "Projections"]),
    ])
