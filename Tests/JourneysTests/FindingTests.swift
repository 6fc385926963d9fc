import App
import Calendar
import Events
import Facilities
import Foundation
import Programs
import Reactions
import SQLiteStore
import Testing

/// A family that looks for places in the chat, over HTTP, with a service that is a process of its own.
@Suite("A family that searches")
struct FindingTests {
    private static let list = """
        ID,名称,種別,住所,緯度,経度,電話番号,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無,授乳室
        k141090001,みなとまち保育園,認可私立保育所,横浜市港北区菊名9丁目1,35.5100,139.6300,045-000-0001,0歳から5歳,月火水木金土,7:00,19:00,有,有
        k141090002,きたの保育園,認可私立保育所,横浜市港北区日吉9丁目1,35.5530,139.6470,045-000-0002,0歳から5歳,月火水木金,7:00,19:00,有,無
        k141040003,うみべ児童館,児童館,横浜市中区日本大通9,35.4470,139.6420,045-000-0003,,月火水木金土日,9:00,17:00,,有
        """

    /// Takes the list in, as an operator does.
    private func directory(on stage: Stage) throws {
        let path = stage.folder + "/list.csv"
        try Self.list.write(toFile: path, atomically: true, encoding: .utf8)
        let import_ = ["import", "childcare", path, "--office", "city:14100", "--source", "test", "--licence", "CC0"]
        for arguments in [["office", "open", "city:14100"], import_ + ["--as-of", "2026-11-20"]] {
            let (status, output) = try Program.run(arguments, stage.environment)
            #expect(status == 0, "\(arguments): \(output)")
        }
    }

    private func last(_ phone: Phone, on stage: Stage) async throws -> String {
        try await stage.line.idle()
        return try await phone.received().suffix(2).map(\.text).joined(separator: "\n")
    }

    @Test("finds by words, by a tap and by its location, which is written nowhere")
    func search() async throws {
        try await Stage.run { stage in
            try directory(on: stage)
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, born: [CivilDate(iso: "2025-10-01")!])
                try await phone.say("港北区 一時預かり 土曜")
                let words = try await last(phone, on: stage)
                #expect(words.contains("横浜市港北区") && words.contains("一時預かり") && words.contains("2026年11月28日"))
                #expect(words.contains("みなとまち保育園") && words.contains("7:00-19:00"))
                #expect(!words.contains("きたの保育園"))
                #expect(words.contains("2026年11月20日現在"))

                // A Monday at ten, and a holiday of which the hall says nothing.
                try await phone.send(address: "日本、〒231-0021 神奈川県横浜市中区日本大通9")
                let here = try await last(phone, on: stage)
                #expect(here.contains("現在地の近く") && here.contains("うみべ児童館") && here.contains("約"))
                #expect(here.contains("祝日の開所はお問い合わせください"))
                try await phone.press("find:kind=childrens-hall,family-centre&here=1")
                #expect(try await last(phone, on: stage).contains("うみべ児童館"))

                try await phone.tap(.show(.places))
                #expect(try await last(phone, on: stage).contains("何をお探しですか"))

                try await phone.say("中区 病児保育")
                let nothing = try await last(phone, on: stage)
                #expect(nothing.contains("見つかりませんでした") && nothing.contains("がなければ"))
                try await phone.say("ぬるぽ")
                #expect(try await last(phone, on: stage).contains("うまく読み取れませんでした"))
            }
            // Nothing of where the family stood is in any file.
            for file in try FileManager.default.subpathsOfDirectory(atPath: stage.folder) {
                let path = stage.folder + "/" + file
                guard let bytes = FileManager.default.contents(atPath: path) else { continue }
                for trace in ["35.44,", "35.440000", "139.64,", "139.640000", "231-0021"] {
                    #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) in \(file)")
                }
            }
        }
    }
}
