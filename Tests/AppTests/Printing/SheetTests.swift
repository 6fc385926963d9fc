import Calendar
import Foundation
import Testing
import Web

@testable import App

@Suite("Sheets as PDF")
struct SheetTests {
    private static let link = "https://hagukumi.example/v?shop=ABCDEFGH"

    private func sheet(
        frame: Double? = nil, terms: [String] = ["未就学児のいるご家庭", "アルコールを除きます"],
        madeAt: String = "2026-11-22T09:00:00+09:00"
    ) -> Sheet {
        Sheet(
            title: "ポスター みなとカフェ", frame: frame,
            parts: [
                .mark(height: 13), .words("かながわ子育て応援パスポート", height: 6, tone: .ink),
                .words("協力店", height: 14, tone: .green),
            ] + terms.map { .words($0, height: 4.5, tone: .ink) } + [
                .badge("全国の子育て支援パスポートが使えます", height: 4, tone: .green),
                .code(link: Self.link, size: 35, beside: ["お店の方へ：パスポートはこのページで確かめられます", "ABCD-EFGH"]),
            ], madeAt: JapanTime(iso: madeAt)!)
    }

    /// Runs a program of Debian's on a file; the tests need poppler-utils and zbar-tools.
    private func run(_ program: String, _ arguments: String..., on pdf: [UInt8]) throws -> String {
        let file = NSTemporaryDirectory() + "/sheet-\(UUID().uuidString).pdf"
        try Data(pdf).write(to: URL(fileURLWithPath: file))
        defer { for end in ["", ".png"] { try? FileManager.default.removeItem(atPath: file + end) } }
        if program == "zbarimg" {
            _ = try output(of: "pdftoppm", ["-r", "150", "-png", "-singlefile", file, file])
            return try output(of: program, arguments + [file + ".png"])
        }
        return try output(of: program, arguments.map { $0 == "FILE" ? file : $0 })
    }

    private func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let read = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program) reads nothing: make browser")
        return String(decoding: read, as: UTF8.self)
    }

    @Test("have their words as text, on one page of A4", arguments: [nil, 100])
    func words(frame: Double?) throws {
        let pdf = try sheet(frame: frame).pdf()
        let text = try run("pdftotext", "-layout", "FILE", "-", on: pdf)
        for words in ["協力店", "アルコールを除きます", "全国の子育て支援パスポートが使えます", "ABCD-EFGH", "コ"] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        let facts = try run("pdfinfo", "FILE", on: pdf)
        #expect(facts.contains("A4") && facts.contains(/Pages: +1\n/) && facts.contains("ポスター みなとカフェ"), "\(facts)")
        #expect(try run("pdffonts", "FILE", on: pdf).contains(" yes yes yes "), "its letters are in the file")
    }

    @Test("have a code that another reader reads from a picture of the print", arguments: [nil, 100])
    func code(frame: Double?) throws {
        let read = try run("zbarimg", "--quiet", "--raw", on: try sheet(frame: frame).pdf())
        #expect(read.trimmingCharacters(in: .whitespacesAndNewlines) == Self.link)
        #expect(throws: SheetFault.noCode(3_000)) {
            let link = String(repeating: "a", count: 3_000)
            _ = try Sheet(title: "", parts: [.code(link: link, size: 30, beside: [])], madeAt: sheet().madeAt).pdf()
        }
    }

    @Test("are the same bytes for the same sheet, and others for another moment")
    func bytes() throws {
        let first = try sheet().pdf()
        #expect(try sheet().pdf() == first)
        let later = try sheet(madeAt: "2026-11-23T09:00:00+09:00").pdf()
        #expect(later != first && later.count == first.count)
        #expect(try run("pdfinfo", "-isodates", "FILE", on: later).contains("2026-11-23T"))
    }

    @Test("get smaller letters where a shop writes much, and keep one page and their code")
    func much() throws {
        let terms = (1...60).map { "条件その\($0)：お子さまと一緒にご来店のうえ、会計の前にパスポートの画面をお見せください。" }
        let pdf = try sheet(terms: terms).pdf()
        #expect(try run("pdfinfo", "FILE", on: pdf).contains(/Pages: +1\n/))
        #expect(try run("pdftotext", "FILE", "-", on: pdf).contains("条件その60"))
        #expect(try run("zbarimg", "--quiet", "--raw", on: pdf).contains(Self.link))
    }

    @Test("say what is missing where a machine has no Japanese letters")
    func noFont() {
        #expect("\(SheetFault.noFont)".contains("apt-get install fonts-ipaexfont-gothic"))
    }
}

@Suite("Lines of a sheet")
struct LineBreakTests {
    /// Ten letters a line.
    private let breaks = LineBreaks(width: 10) { Double($0.count) }

    @Test("end where Japanese may be broken: no line begins with 。 or ends with 「, and Latin words stay whole")
    func japanese() {
        #expect(breaks.lines(of: "お会計から十。毎日です") == ["お会計から", "十。毎日です"])
        #expect(breaks.lines(of: "あいうえお「かきくけ」さ") == ["あいうえお「か", "きくけ」さ"])
        #expect(breaks.lines(of: "shops near you") == ["shops", "near you"])
        #expect(breaks.lines(of: "一行目\n二行目") == ["一行目", "二行目"])
        #expect(breaks.lines(of: "") == [])
    }

    @Test("are about as long as each other: none of one letter follows a full one")
    func even() {
        #expect(breaks.lines(of: "一二三四五六七八九十百") == ["一二三四五六", "七八九十百"])
    }

    @Test("lose no letter, and are never wider than the sheet, however long a word is")
    func nothingLost() {
        let address = "https://cafe.example.jp/menu/today"
        for text in [
            address, "店は" + address, String(repeating: "。", count: 25), "あ" + String(repeating: "ー", count: 30),
        ] {
            let lines = breaks.lines(of: text)
            #expect(lines.joined() == text && lines.allSatisfy { $0.count <= 10 }, "\(lines)")
        }
    }
}
