import Events
import Foundation
import Places

/// Where synthetic families live: an estimate of families with children by ward, town and village. Not statistics.
struct PopulationModel: Sendable {
    private let places: [(code: MunicipalityCode, families: Int)]
    private let total: Int

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads the built-in file; designated cities are left out, because their wards stand there too.
    init(_ gazetteer: Gazetteer) throws {
        let name = "Content/population_model_ESTIMATE.tsv"
        let text = try String(contentsOf: Bundle.module.bundleURL.appending(path: name), encoding: .utf8)
        var places: [(MunicipalityCode, Int)] = []
        for (index, line) in text.split(separator: "\n").enumerated() where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            if cells.first == "code6" { continue }
            guard cells.count == 6, let code = MunicipalityCode(String(cells[0])), let families = Int(cells[5]) else {
                throw Unreadable(description: "\(name):\(index + 1): needs a municipality's code and five counts")
            }
            if gazetteer[code]?.isResidence ?? false { places.append((code, families)) }
        }
        self.places = places
        total = places.reduce(0) { $0 + $1.1 }
    }

    func draw(with random: inout SeededRandom) -> MunicipalityCode {
        var rest = random.number(in: 0...(total - 1))
        for place in places {
            rest -= place.families
            if rest < 0 { return place.code }
        }
        return places[0].code
    }
}
