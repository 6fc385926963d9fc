import Calendar
import Events
import Facilities
import Places
import Projections

/// What was found, as a list shows it. Dictionaries: templates read them without reflection.
struct FoundCards {
    let say: Speech
    let now: JapanTime

    func place(_ listed: ListedPlace, _ hit: SearchHit, number: Int) -> [String: any Sendable] {
        let record = listed.row.record
        let open = say.open(hit.state, now: now)
        var card = common(number, record.name, listed.freshOn, record.point, hit)
        card["href"] = "/r/places/\(listed.row.place)"
        card["kind"] = say.kind(of: record)
        card["open"] = open.words
        card["style"] = open.style
        card["address"] = record.address.flatMap { $0.text.isEmpty ? nil : $0.text }
        if let telephone = Telephone(record.contact?.telephone) { card["telephone"] = telephone.shown }
        card["vacancy"] = vacancy(listed.vacancies)
        card["benefit"] = record.benefit
        return card
    }

    func gathering(_ listed: ListedGathering, _ hit: SearchHit, number: Int) -> [String: any Sendable] {
        let record = listed.row.record
        var card = common(number, record.name, listed.freshOn, record.point, hit)
        card["href"] = "/r/events/\(listed.row.gathering)"
        card["days"] = days(record.days)
        card["times"] = times(record.days)
        let venue = [record.venue, record.address?.text].compactMap { $0 }.filter { !$0.isEmpty }
        card["address"] = venue.isEmpty ? nil : venue.joined(separator: " ")
        card["kind"] = record.category
        card["fee"] = record.isFree == true ? say("finding.is-free") : record.fee
        if let telephone = Telephone(record.contact?.telephone) { card["telephone"] = telephone.shown }
        return card
    }

    private func common(
        _ number: Int, _ name: String, _ freshOn: CivilDate, _ point: GeoPoint?, _ hit: SearchHit
    ) -> [String: any Sendable] {
        var card: [String: any Sendable] = [
            "number": number, "name": name, "fresh": say("finding.fresh", ["day": "\(freshOn)"]),
            "asks": hit.doubts.contains(.age),
        ]
        if let metres = hit.metres { card["distance"] = say.distance(metres) }
        if let point {
            card["point"] = ["lat": GeoPoint.degrees(point.latitude), "lng": GeoPoint.degrees(point.longitude)]
        }
        return card
    }

    /// 0歳 2 · 1歳 0, and of which day.
    func vacancy(_ row: VacancyRow?) -> String? {
        guard let row else { return nil }
        let counts = row.counts.ages.compactMap { age in
            age.free.flatMap { $0 > 0 ? say("finding.free-places", ["age": "\(age.age)", "count": "\($0)"]) : nil }
        }
        guard row.counts.ages.contains(where: { $0.free != nil }) else { return nil }
        let words = counts.isEmpty ? say("finding.no-free-places") : counts.joined(separator: " · ")
        return "\(words) (\(say("finding.fresh", ["day": "\(row.countedOn)"])))"
    }

    func days(_ days: GatheringDays) -> String {
        days.from == days.until ? say.day(days.from) : "\(say.day(days.from)) – \(say.day(days.until))"
    }

    func times(_ days: GatheringDays) -> String? {
        guard let start = days.start else { return nil }
        return "\(say.clock(start))–\(days.end.map(say.clock) ?? "")"
    }
}

/// A number to call: as it is published, and as a telephone dials it.
struct Telephone {
    let shown: [String: String]

    init?(_ text: String?) {
        guard let text else { return nil }
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: digits.unicodeScalars.append(scalar)
            case 0xFF10...0xFF19: digits += "\(scalar.value - 0xFF10)"
            case 0x2D, 0xFF0D, 0x2010...0x2015, 0x2212, 0x30FC, 0x20, 0x28, 0x29, 0x3000: continue
            default: if digits.count >= 9 { break } else { continue }
            }
            if digits.count == 11 { break }
        }
        let isMobile = ["090", "080", "070", "050", "0120", "0800"].contains { digits.hasPrefix($0) }
        let length = digits.hasPrefix("0120") ? 10 : isMobile ? 11 : 10
        guard digits.count >= length, digits.hasPrefix("0") else {
            shown = ["words": text]
            return
        }
        shown = ["words": text, "href": "tel:\(digits.prefix(length))"]
    }
}
