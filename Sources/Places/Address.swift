/// Where an address lies, as far as the gazetteer reaches.
package enum AddressPlace: Hashable, Sendable {
    /// In this municipality: the ward where the address names one, a designated city where it does not.
    case within(Municipality)
    /// In a prefecture that the gazetteer does not hold.
    case elsewhere
}

extension Gazetteer {
    /// The municipality of a Japanese address such as LINE sends with a location; nothing if it is not understood.
    ///
    /// 「日本、〒220-0012 神奈川県横浜市西区みなとみらい２丁目」 is understood, in any width, also without country, postal
    /// code or prefecture. Without a prefecture the county must be written, since 中井町 may be part of any city.
    /// Source of the form: https://developers.line.biz/en/reference/messaging-api/#wh-location
    package func place(inAddress address: String) -> AddressPlace? {
        let address = foldedName(address)
        if let (number, rest) = Self.prefecture(in: address) {
            let code = MunicipalityCode(prefecture: number)
            if self[code] == nil { return .elsewhere }
            return longest(at: rest, countyRequired: false) { $0.code.prefecture == number }
        }
        return longest(at: Self.withoutLead(address), countyRequired: true) { _ in true }
    }

    /// The prefecture that an address names first.
    func prefectureName(inAddress address: String) -> String? {
        Self.prefecture(in: foldedName(address)).flatMap { found in
            Prefecture.all.first { $0.number == found.number }?.name
        }
    }

    /// The deepest municipality whose name begins the text; nothing if two are equally deep.
    private func longest(
        at text: Substring, countyRequired: Bool, where isCandidate: (Municipality) -> Bool
    ) -> AddressPlace? {
        var best: [Municipality] = []
        var length = 0
        let written = text.first.flatMap { names.written[$0] } ?? []
        for (municipality, fullName, name) in written where isCandidate(municipality) {
            let isShortAllowed = !countyRequired && municipality.kind != .ward
            let matched = text.hasPrefix(fullName) ? fullName : isShortAllowed && text.hasPrefix(name) ? name : ""
            if matched.isEmpty || matched.count < length { continue }
            if matched.count > length { best = [] }
            best.append(municipality)
            length = matched.count
        }
        return best.count == 1 ? .within(best[0]) : nil
    }

    /// The prefecture that is named first, and what follows its name.
    private static func prefecture(in address: String) -> (number: Int, rest: Substring)? {
        // Most addresses begin with it, and looking for all 47 within one takes longer than reading the rest of a row.
        if let first = Prefecture.all.first(where: { address.hasPrefix($0.name) }) {
            return (first.number, address.dropFirst(first.name.count))
        }
        var found: (number: Int, name: Range<String.Index>)?
        for prefecture in Prefecture.all {
            // No prefecture's name holds a character that folding would change.
            guard let range = address.firstRange(of: prefecture.name) else { continue }
            if found.map({ range.lowerBound < $0.name.lowerBound }) ?? true { found = (prefecture.number, range) }
        }
        return found.map { ($0.number, address[$0.name.upperBound...]) }
    }

    /// Without the country and the postal code that come first.
    private static func withoutLead(_ address: String) -> Substring {
        var rest = address[...]
        if rest.hasPrefix("日本") { rest = rest.dropFirst(2) }
        return rest.drop { $0 == "〒" || $0 == "-" || $0.isASCII && $0.isNumber }
    }
}
