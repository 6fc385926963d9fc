package import Calendar
import Events
package import Places

/// A point that goes by a name: a station, a town.
package struct NamedPoint: Hashable, Sendable {
    package let name: String
    package let point: GeoPoint
    /// Where it lies; towns of several wards may go by one name.
    package let municipality: MunicipalityCode?

    package init(name: String, point: GeoPoint, in municipality: MunicipalityCode? = nil) {
        self.name = name
        self.point = point
        self.municipality = municipality
    }
}

/// What was understood of free words.
package struct ReadWords: Hashable, Sendable {
    /// The words that were not understood stay words.
    package var query: SearchQuery
    /// The station or town from which distances are measured.
    package var place: NamedPoint?
    /// Several municipalities that go by the name that was typed.
    package var choices: [Municipality] = []
    /// Free places were asked for without an age.
    package var needsAge = false
}

extension ReadWords {
    /// Words that mean nothing but themselves.
    package init(plain words: String, of subject: SearchQuery.Subject) {
        query = SearchQuery(subject)
        query.words = words
    }
}

/// Reads free words, such as 「港北区 一時預かり 土曜」, a postal code, the name of a town or station.
package struct QueryReader: Sendable {
    let folding: Folding
    let words: QueryWords
    let atlas: Atlas
    private let index: SearchIndex
    private let towns: [[UInt16]: [(municipality: MunicipalityCode, town: String)]]
    private let points: [[UInt16]: [NamedPoint]]

    /// - Parameter points: stations and towns whose points are known; the points of other towns come from what stands
    ///   in them.
    ///
    /// - Throws: what the file system says, where the tables were installed by halves.
    package init(_ folding: Folding, _ atlas: Atlas, _ index: SearchIndex, points: [NamedPoint] = []) throws {
        self.folding = folding
        self.atlas = atlas
        self.index = index
        words = try QueryWords.builtIn(folding)
        var towns: [[UInt16]: [(municipality: MunicipalityCode, town: String)]] = [:]
        for code in atlas.postal.postalCodes {
            for place in atlas.postal[code] {
                guard let town = place.town else { continue }
                let key = folding.folded(town)
                if towns[key]?.contains(where: { $0.municipality == place.municipality }) != true {
                    towns[key, default: []].append((place.municipality, town))
                }
            }
        }
        self.towns = towns
        self.points = Dictionary(grouping: points) { Self.withoutStation(folding.folded($0.name), folding) }
    }

    /// - Parameter now: 土曜 is the next Saturday from here, and today on a Saturday.
    package func read(_ typed: String, now: JapanTime) -> ReadWords {
        var reading = WordReading(now: now)
        var rest: [String] = []
        if let code = PostalCode(typed: typed), read(code, into: &reading) {
            rest = Self.tokens(typed).filter { PostalCode(typed: $0) == nil && !$0.hasPrefix("〒") }
        } else {
            rest = Self.tokens(typed)
        }
        read(rest, into: &reading)
        for word in reading.unknown where !takesPlace(word, &reading.read) { reading.words.append(word) }
        return reading.finished()
    }

    /// Where a place lies that was read before; nil where nothing with a point stands there any more.
    ///
    /// - Parameter municipality: nil for a name that is understood alone.
    package func point(of name: String, in municipality: MunicipalityCode?, now: JapanTime) -> GeoPoint? {
        guard let municipality else { return read(name, now: now).query.near }
        return index.centre(ofTown: name, in: municipality)
    }

    private static func tokens(_ typed: String) -> [String] {
        typed.prefix(SearchQuery.longestWords).split(whereSeparator: { $0.isWhitespace || "、。,，?？!！「」".contains($0) })
            .map(String.init)
    }

    /// Several tokens that mean something together come before each alone: `open now`.
    private func read(_ tokens: [String], into reading: inout WordReading) {
        var place = 0
        while place < tokens.count {
            let ends = stride(from: min(tokens.count, place + 3), to: place + 1, by: -1)
            let several = ends.first { words[folding.folded(tokens[place..<$0].joined())] != nil }
            if let several, let meaning = words[folding.folded(tokens[place..<several].joined())] {
                reading.take(meaning, word: tokens[place..<several].joined(separator: " "))
                place = several
            } else {
                read(tokens[place], into: &reading)
                place += 1
            }
        }
    }

    private func read(_ token: String, into reading: inout WordReading) {
        if let meaning = words[folding.folded(token)] { return reading.take(meaning, word: token) }
        if takesArea(token, &reading.read)
            || reading.takesNumber(String(decoding: folding.plain(token), as: UTF16.self))
        {
            return
        }
        for part in parts(of: token) {
            switch part {
            case .word(let meaning, let word): reading.take(meaning, word: word)
            case .other(let text):
                let isKnown =
                    takesArea(text, &reading.read)
                    || reading.takesNumber(String(decoding: folding.plain(text), as: UTF16.self))
                if !isKnown { reading.unknown.append(text) }
            }
        }
    }

    private enum Part {
        case word(QueryWords.Meaning, String)
        case other(String)
    }

    /// 「港北区の一時預かり」 as what it is made of.
    private func parts(of token: String) -> [Part] {
        let characters = token.map(String.init)
        let units = characters.map(folding.plain)
        var parts: [Part] = []
        var other = ""
        func end() {
            let text = Self.withoutParticles(other)
            if !text.isEmpty { parts.append(.other(text)) }
            other = ""
        }
        var place = 0
        while place < characters.count {
            let found = stride(from: min(characters.count, place + 14), to: place, by: -1).lazy
                .compactMap { end -> (QueryWords.Meaning, Int)? in
                    let word = folding.withOneWord(units[place..<end].flatMap(\.self))
                    guard let found = words.longest(in: word[...]), found.count == word.count else { return nil }
                    return (found.meaning, end)
                }.first
            if let found {
                end()
                parts.append(.word(found.0, characters[place..<found.1].joined()))
                place = found.1
            } else {
                other += characters[place]
                place += 1
            }
        }
        end()
        return parts
    }

    private static let particles: Set<Character> = ["の", "で", "に", "が", "は", "を", "な", "と", "へ", "も"]

    private static func withoutParticles(_ text: String) -> String {
        var rest = text[...]
        while let last = rest.last, particles.contains(last) { rest.removeLast() }
        while let first = rest.first, particles.contains(first) { rest.removeFirst() }
        return String(rest)
    }
}

// Where.
extension QueryReader {
    private func read(_ code: PostalCode, into reading: inout WordReading) -> Bool {
        guard case .one(let municipality, let town) = atlas.postal.residence(at: code) else { return false }
        reading.read.query.area = municipality
        if let town { take(town, in: municipality, &reading.read) }
        return true
    }

    /// A prefecture, city or ward by its name. Of several of one name none is taken, and the name stays a word: it
    /// stands in addresses.
    private func takesArea(_ text: String, _ read: inout ReadWords) -> Bool {
        let found = atlas.gazetteer.municipalities(named: text)
        if found.count == 1, let one = found.first, read.query.area == nil {
            read.query.area = one.code
            return true
        }
        if found.count > 1 {
            read.choices = found
            read.query.words += (read.query.words.isEmpty ? "" : " ") + text
            return true
        }
        return false
    }

    private func takesPlace(_ text: String, _ read: inout ReadWords) -> Bool {
        guard read.place == nil, read.query.near == nil else { return false }
        let name = Self.withoutStation(folding.folded(text), folding)
        if let point = points[name]?.first {
            (read.place, read.query.near) = (point, point.point)
            return true
        }
        var towns = towns[name] ?? []
        if let area = read.query.area {
            towns = towns.filter { $0.municipality == area || atlas.gazetteer.isWithin($0.municipality, area) }
        }
        guard towns.count == 1, let town = towns.first else { return false }
        take(town.town, in: town.municipality, &read)
        return true
    }

    /// Near the middle of what stands in the town; within it where nothing there has a point.
    private func take(_ town: String, in municipality: MunicipalityCode, _ read: inout ReadWords) {
        if let centre = index.centre(ofTown: town, in: municipality) {
            read.place = NamedPoint(name: town, point: centre, in: municipality)
            read.query.near = centre
            read.query.area = nil
        } else {
            read.query.area = municipality
            read.query.town = town
        }
    }

    /// 菊名駅 is near 菊名.
    private static func withoutStation(_ name: [UInt16], _ folding: Folding) -> [UInt16] {
        for ending in ["駅前", "駅"].map(folding.folded) where name.count > ending.count + 1 {
            if name.suffix(ending.count).elementsEqual(ending) { return name.dropLast(ending.count) }
        }
        return name
    }
}
