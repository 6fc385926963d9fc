import EventModel
import Events
import Foundation
import Support
import Testing

/// Golden files: one for every version that was ever stored. They are written once and never edited.
///
/// `HAGUKUMI_WRITE_SAMPLES=1 swift test --filter EventsTests` writes those that are missing.
@Suite("Samples of stored facts")
struct SampleTests {
    private static let folder = Checkout.root.appending(path: "Events/Samples")

    static func file(of schema: Schema) -> URL { folder.appending(path: "\(schema.name).\(schema.version).json") }

    static var stored: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }

    @Test("every kind of fact has a sample")
    func complete() throws {
        for event in Example.all {
            let file = Self.file(of: type(of: event).schema)
            let exists = FileManager.default.fileExists(atPath: file.path)
            if !exists, Checkout.writes {
                try Data(try OpenForm.bytes(of: event) + [0x0A]).write(to: file, options: .withoutOverwriting)
            } else {
                #expect(exists, "\(file.lastPathComponent) is missing; write it with HAGUKUMI_WRITE_SAMPLES=1")
            }
        }
    }

    @Test("every sample decodes, and one of a current version encodes to the same bytes", arguments: stored)
    func decodes(name: String) throws {
        let schema = try #require(Self.schema(ofFile: name))
        let decode = try #require(Catalogue.hagukumi.decoder(of: schema), "\(schema) is not known any more")
        var bytes = Array(try Data(contentsOf: Self.file(of: schema)))
        #expect(bytes.popLast() == 0x0A)
        let event = try bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            // In a sample a personal value stands open, so opening it gives back what is there.
            reader.opener = { open in [UInt8(ascii: "\"")] + open + [UInt8(ascii: "\"")] }
            let event = try decode(&reader)
            #expect(reader.isAtEnd)
            return event
        }
        guard schema.version == Catalogue.hagukumi.latestVersion(of: schema.name) else { return }
        #expect(type(of: event).schema == schema)
        #expect(try OpenForm.bytes(of: event) == bytes)
    }

    private static func schema(ofFile name: String) -> Schema? {
        let parts = name.split(separator: ".")
        guard parts.count == 4, let version = Int(parts[2]) else { return nil }
        return Schema("\(parts[0]).\(parts[1])", version: version)
    }
}

/// Where the project's files lie, and whether generated ones are to be written.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let writes = ProcessInfo.processInfo.environment["HAGUKUMI_WRITE_SAMPLES"] == "1"
}
