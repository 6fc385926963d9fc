import Events
import Foundation
import Support
import Testing

@testable import Facilities

@Suite("What is read from lists")
struct GoldenTests {
    /// `HAGUKUMI_WRITE_SAMPLES=1` writes what is missing; look at it before it is committed.
    @Test("every made-up file is read as its golden text says", arguments: Lists.all.map(\.file))
    func golden(_ file: String) throws {
        let kind = try #require(Lists.all.first { $0.file == file }).kind
        let text = try Lists.text(try Lists.read(try Lists.bytes(file), as: kind))
        let golden = Lists.folder.appending(path: "read/\(file).txt")
        if !FileManager.default.fileExists(atPath: golden.path),
            ProcessInfo.processInfo.environment["HAGUKUMI_WRITE_SAMPLES"] == "1"
        {
            try Data(text.utf8).write(to: golden)
        }
        #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("UTF-8, UTF-16 with tabs and CP932 give the same records")
    func encodings() throws {
        let plain = try Lists.places("childcare_current.csv", as: .childcare)
        #expect(try Lists.places("childcare_utf16le.tsv", as: .childcare) == plain && plain.count == 4)
        let old = try Lists.places("childcare_old_cp932.csv", as: .childcare)
        #expect(old.map(\.name) == ["髙﨑①保育園㈱", "松浪保育園"])
    }

    @Test("columns are found by their names: in any order they say the same")
    func columnOrder() throws {
        let text = try #require(String(bytes: try Lists.bytes("shops.csv"), encoding: .utf8))
        let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let turned = rows.map { $0.reversed().joined(separator: ",") }.joined(separator: "\n")
        let plain = try Lists.places("shops.csv", as: .shops)
        guard case .places(let records) = try Lists.read(Array(turned.utf8), as: .shops).records else { return }
        #expect(records.map(\.record.name) == plain.map(\.name) && records.map(\.record.hours) == plain.map(\.hours))
    }

    @Test("columns that may name a person are dropped, unless they are allowed by name")
    func personal() throws {
        let plain = try Lists.places("cafeterias_double_bom.csv", as: .cafeterias)
        #expect(plain[0].contact?.telephone == nil && plain[0].contact?.email == nil)
        let text = try Lists.text(try Lists.read(try Lists.bytes("cafeterias_double_bom.csv"), as: .cafeterias))
        #expect(!text.contains("090-0000-0000") && !text.contains("hanako"))
        let allowed = try Lists.places("cafeterias_double_bom.csv", as: .cafeterias, allowed: ["電話番号1"])
        #expect(allowed[0].contact?.telephone == "090-0000-0000" && allowed[0].contact?.email == nil)
    }

    @Test("a line break of any kind, a blank last line and rows of commas change nothing")
    func lineEnds() throws {
        let text = try #require(String(bytes: try Lists.bytes("shops.csv"), encoding: .utf8))
        let expected = try Lists.places("shops.csv", as: .shops)
        for end in ["\r\n", "\r", "\n"] {
            let changed = text.replacing("\n", with: end) + end + ",,," + end
            guard case .places(let records) = try Lists.read(Array(changed.utf8), as: .shops).records else { return }
            #expect(records.map(\.record) == expected)
        }
    }
}

@Suite("Files that are no lists")
struct NoListTests {
    private func fault(_ bytes: [UInt8], as kind: DatasetKind = .childcare) -> ListFault? {
        do {
            _ = try Lists.read(bytes, as: kind)
            return nil
        } catch {
            return error as? ListFault
        }
    }
    private func fault(_ text: String) -> ListFault? { fault(Array(text.utf8)) }

    @Test("each kind of wrong file is named for what it is")
    func wrong() {
        #expect(fault("") == .empty && fault("\u{FEFF}\r\n  \n") == .empty)
        #expect(fault([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]) == .notText(.zip))
        #expect(fault([0x50, 0x4B, 0x03, 0x04] + Array("[Content_Types].xml".utf8)) == .notText(.excel))
        #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .notText(.oldExcel))
        #expect(fault("%PDF-1.7") == .notText(.pdf))
        #expect(fault("\n<!DOCTYPE html><html><body>404</body></html>") == .notText(.html))
        #expect(fault(#"{"error": "not found"}"#) == .notText(.json))
        #expect(fault([0x41, 0x00, 0x42, 0x43, 0x44, 0x45, 0x46]) == .notText(.binary))
        #expect(fault([UInt8](repeating: 0x41, count: 2 << 20)) == .oneLine(bytes: 2 << 20))
    }

    @Test("bytes of no encoding, an open quotation mark and a header without names are told with their line")
    func unreadable() {
        let noise = (0..<400).map { UInt8(truncatingIfNeeded: $0 * 37 + 129) | 0x80 } + [0x0A]
        #expect(fault(Array("名称,住所\n".utf8) + noise + noise) == .unknownEncoding(line: 2))
        #expect(fault("名称,住所\nまち保育園,\"横浜市\n中区,\n") == .openQuote(line: 2))
        #expect(fault("名称,住所\n") == .noRecords(setAside: 0))
        #expect(fault("名称,住所\n,横浜市中区\n") == .noRecords(setAside: 1))
        #expect(fault("住所,緯度,経度\n横浜市中区,35.4,139.6\n") == .missingColumn("名称"))
        if case .noHeader(let found, let wanted)? = fault("date,value\n2026-11-22,7\n") {
            #expect(found == "date,value" && wanted.contains("名称"))
        } else {
            Issue.record("a file without names of columns was read")
        }
    }

    @Test("whatever bytes a file has, it is read or refused, and the same way each time", arguments: Seeds.some(60))
    func fuzz(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (file, kind) = Lists.all[Int.random(in: 0..<Lists.all.count, using: &random)]
        var bytes = try Lists.bytes(file)
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = .random(in: .min ... .max, using: &random)
            case 1:
                bytes.insert([0x22, 0x2C, 0x0A, 0x0D, 0xE3, 0x00][Int.random(in: 0..<6, using: &random)], at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 7))
            default: bytes.append(contentsOf: bytes[place..<min(bytes.count, place + 90)])
            }
            if bytes.isEmpty { break }
        }
        let readings = (0..<2).map { _ in Result { try Lists.text(try Lists.read(bytes, as: kind)) } }
        switch (readings[0], readings[1]) {
        case (.success(let one), .success(let other)): #expect(one == other)
        case (.failure(let one), .failure(let other)):
            #expect(one as? ListFault == other as? ListFault && one is ListFault)
        default: Issue.record("read once and refused once")
        }
    }
}
