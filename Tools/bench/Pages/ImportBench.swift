import App
import ArgumentParser
import Events
import Facilities
import Foundation

/// An office's list of 10,000 nurseries, from the file to the tables.
struct ImportBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Taking a list of 10,000 places in: file, log and tables.")

    @OptionGroup var options: BenchOptions

    static let rows = 10_000

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let path = directory.path + "/list.csv"
        try Data(Self.list().utf8).write(to: URL(fileURLWithPath: path))
        var seconds: [Double] = []
        for round in 1...max(1, options.rounds) {
            let folder = "\(directory.path)/import-\(round)"
            let settings = try await Settings.load(environment: [
                "HAGUKUMI_STORE": "sqlite:\(folder)/log.sqlite", "HAGUKUMI_KEYS": "file:\(folder)/keys",
                "HAGUKUMI_LOG_LEVEL": "critical",
            ])
            let installation = try await Installation.open(settings, world: World())
            _ = try await OfficeCommand(.open(office: "city:14100", name: nil)).run(on: installation)
            var command = ListImport(ListName(.childcare), file: path)
            (command.office, command.source, command.licence) = ("city:14100", "bench", "CC0")
            let clock = ContinuousClock()
            let start = clock.now
            _ = try await command.run(on: installation)
            seconds.append((clock.now - start) / .seconds(1))
            try FileManager.default.removeItem(atPath: folder)
        }
        return [
            Figure(
                what: "import of a list, 10,000 rows, log and tables", floor: nil, ours: seconds.median,
                bar: .seconds(atMost: 3))
        ]
    }

    /// As an office publishes it.
    static func list() -> String {
        let header =
            "ID,名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,"
            + "利用可能日時特記事項,一時預かりの有無,URL,備考\r\n"
        return header
            + (1...rows).map { number in
                "k14\(100_000 + number),第\(number)保育園,ダイ\(number)ホイクエン,認可私立保育所,神奈川県横浜市中区本町\(number % 90)-\(number),"
                    + "35.\(440_000 + number),139.\(630_000 + number),045-000-0000,\(number % 120),0歳から5歳,月火水木金土,"
                    + "7:\(number % 50 + 10),19:00,\"土曜日の開所時間は07：00から18：00\n休所日は日曜日及び祝日\",有,"
                    + "https://example.lg.jp/\(number),\r\n"
            }.joined()
    }
}
