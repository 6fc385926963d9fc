import Chromium
import Foundation
import Synchronization

/// A way through every page of a front door, as the person in front of it sees them, and what is wrong with each.
final class Tour: Sendable {
    /// The two front doors.
    enum Door: String, CaseIterable, Sendable {
        case families, console
    }

    /// A page that breaks a rule.
    struct Finding: Sendable, CustomStringConvertible {
        let page: String
        let rule: PageRule
        let what: String
        var description: String { "\(page): \(what)" }
    }

    let house: House
    private let inspector: Inspector
    private let door: Door
    private let found = Mutex<(pages: [String], findings: [Finding])>(([], []))
    /// Where pictures of every page go, if somebody wants to look at them: `HAGUKUMI_PICTURES`.
    private let gallery = House.gallery

    /// Pages of every kind: a list, a form, its faults. What axe-core says of the others does not hang on their words.
    private static let readWhole: Set = ["sign-in", "home", "register", "children", "wishes", "messages"]

    /// Each way is gone once, however many tests ask what was seen.
    private static let families = Task { try await Tour.go(.families) { try await $0.throughFamilies() } }
    private static let console = Task { try await Tour.go(.console) { try await $0.throughConsole() } }

    static func of(_ door: Door) async throws -> (pages: [String], findings: [Finding]) {
        switch door {
        case .families: try await families.value
        case .console: try await console.value
        }
    }

    private static func go(
        _ door: Door, _ way: @escaping (Tour) async throws -> Void
    ) async throws -> (pages: [String], findings: [Finding]) {
        let inspector = try Inspector.ready()
        let seen = Mutex<(pages: [String], findings: [Finding])>(([], []))
        try await House.open { house in
            let tour = Tour(house, inspector, door)
            try await way(tour)
            seen.withLock { $0 = tour.found.withLock(\.self) }
        }
        return seen.withLock(\.self)
    }

    private init(_ house: House, _ inspector: Inspector, _ door: Door) {
        self.house = house
        self.inspector = inspector
        self.door = door
    }

    /// Goes to a page and looks at it, in the other languages too.
    func look(_ window: Window, _ name: String, at path: String) async throws {
        try await window.go(to: house.address + path)
        try await look(window, name)
        guard door == .families else { return }
        for language in ["ja-easy", "en"] {
            try await window.go(to: house.address + path + (path.contains("?") ? "&" : "?") + "lang=" + language)
            let faults = try await inspector.wordFaults(of: window, isWhole: Self.readWhole.contains(name))
            try await note(name + "-" + language, faults)
            try await paint(window, name + "-" + language, [Screen(360)])
        }
        try await window.go(to: house.address + path + (path.contains("?") ? "&" : "?") + "lang=ja")
    }

    /// Looks at the page that is there: one that follows a form has no address of its own.
    func look(_ window: Window, _ name: String) async throws {
        try await paint(window, name, [360, 768, 1280].flatMap { [Screen($0), Screen($0, isDark: true)] })
        try await note(name, try await inspector.faults(of: window))
    }

    private func note(_ page: String, _ faults: [PageRule: [String]]) async throws {
        found.withLock { found in
            found.pages.append(page)
            for (rule, list) in faults { found.findings += list.map { Finding(page: page, rule: rule, what: $0) } }
        }
    }

    private func paint(_ window: Window, _ name: String, _ screens: [Screen]) async throws {
        guard let gallery else { return }
        let folder = "\(gallery)/\(door)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for screen in screens {
            try await window.use(screen)
            try await window.drawsMap()
            let file = "\(folder)/\(name)-\(screen.width)\(screen.isDark ? "-dark" : "").png"
            try await window.picture().write(to: URL(fileURLWithPath: file))
        }
    }
}
