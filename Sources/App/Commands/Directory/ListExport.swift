import Calendar
import EventStore
import Events
import Facilities
import Foundation
import Places
import Web

/// Gives one of the directory's lists away, with where each record comes from.
package struct ListExport: Sendable {
    /// A kind of list, as it is imported.
    package let kind: String
    package var office: String?
    package var format = "csv"
    /// Where to; standard output where nil.
    package var file: String?

    package init(_ kind: String) { self.kind = kind }

    /// - Parameter write: is handed the file piece by piece where none is named.
    package func run(on installation: Installation, write: (String) throws -> Void) async throws -> Output? {
        guard let office else { throw Problem.wrongUse("--office: say whose list it is") }
        guard let item = OpenShelf.Item(office: try Words.office(office), name: kind) else {
            let allowed = ListName.all.map(\.description)
            throw Problem.wrongUse("“\(kind)” is not one of \(allowed.joined(separator: ", "))")
        }
        guard let form = OpenFormat(rawValue: format), item.formats.contains(form) else {
            let allowed = item.formats.map(\.rawValue).joined(separator: ", ")
            throw Problem.wrongUse("--format: “\(format)” is not one of \(allowed), in which \(kind) can be given")
        }
        try await installation.projector.catchUp()
        let shelf = try installation.openShelf
        let list = try await shelf.list(item)
        guard !list.entries.isEmpty else {
            throw Problem.failed("\(item): nothing is shown that may be passed on")
        }
        let pieces = shelf.file(list, as: form, on: installation.world.now.date)
        guard let file else {
            for piece in pieces { try write(piece) }
            return nil
        }
        try Self.keep(pieces, in: file)
        return .record([
            ("records", .number(list.entries.count)), ("kept in", .text(file)),
            ("licences", .list(Set(list.entries.map(\.licence)).sorted())),
        ])
    }

    /// The whole file or none of it.
    private static func keep(_ pieces: OpenFile, in file: String) throws {
        let fresh = file + ".new"
        guard FileManager.default.createFile(atPath: fresh, contents: nil),
            let handle = FileHandle(forWritingAtPath: fresh)
        else { throw Problem.failed("\(file): can't be written") }
        for piece in pieces { try handle.write(contentsOf: Data(piece.utf8)) }
        try handle.synchronize()
        try handle.close()
        guard rename(fresh, file) == 0 else { throw Problem.failed("\(file): can't be written") }
    }
}

extension Installation {
    var openShelf: OpenShelf {
        get throws {
            OpenShelf(
                log: log, tables: tables, gazetteer: atlas.gazetteer, listTables: try .builtIn(),
                publicURL: settings.publicURL)
        }
    }
}
