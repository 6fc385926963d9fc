package import Events
package import Places

extension Gazetteer {
    /// A place as a family reads it, told apart from all others: 箱根町, 横浜市緑区; with its reading in やさしい日本語,
    /// in Latin letters in English. The code itself for an unknown one.
    package func name(of code: MunicipalityCode, in language: Language) -> String {
        guard let place = self[code] else { return code.description }
        switch language {
        case .japanese: return place.kind == .ward ? place.fullName : place.name
        case .easyJapanese:
            let city = place.kind == .ward ? place.parent.flatMap { self[$0] } : nil
            return (city.map(nameWithReading) ?? "") + nameWithReading(of: place)
        case .english:
            guard place.kind == .prefecture else { return latinName(of: place) }
            let ending = "ケン"
            let own = place.kana.hasSuffix(ending) ? String(place.kana.dropLast(ending.count)) : place.kana
            return "\(Romaji.name(own)) Prefecture"
        }
    }
}
