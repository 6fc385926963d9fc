import Calendar
import Events
import Places

/// A list as RFC 7946 has it. What has no point is there too, without a geometry.
enum OpenFeatures {
    static func head(_ list: OpenList) -> String {
        let licences = Set(list.entries.map(\.licence)).sorted().map(JSONText.string).joined(separator: ",")
        let sources = Set(list.entries.map(\.source)).sorted().map(JSONText.string).joined(separator: ",")
        return """
            {"type":"FeatureCollection","list":\(JSONText.string(list.list.rawValue)),\
            "office":\(JSONText.string("\(list.office)")),"officeName":\(JSONText.string(list.officeName)),\
            "licences":[\(licences)],"sources":[\(sources)],"features":[
            """
    }

    static func feature(_ entry: OpenEntry, of list: OpenList, by reader: ListReader) -> String {
        let point: GeoPoint?
        let record: String
        switch entry.record {
        case .place(let place):
            var published = reader.published(place)
            point = published.point
            published.point = nil
            record = ExactCell.json(published)
        case .gathering(let gathering):
            var published = reader.published(gathering)
            point = published.point
            published.point = nil
            record = ExactCell.json(published)
        case .scheme(let scheme): (point, record) = (nil, ExactCell.json(reader.published(scheme)))
        case .vacancies: (point, record) = (nil, "{}")
        }
        let geometry = point.map {
            // Longitude first: RFC 7946, 3.1.1.
            #"{"type":"Point","coordinates":[\#(GeoPoint.degrees($0.longitude)),\#(GeoPoint.degrees($0.latitude))]}"#
        }
        let inner = record.dropFirst().dropLast()
        return """
            {"type":"Feature","id":\(JSONText.string(entry.id)),"geometry":\(geometry ?? "null"),"properties":{\
            \(inner)\(inner.isEmpty ? "" : ",")"source":\(JSONText.string(entry.source)),\
            "licence":\(JSONText.string(entry.licence)),"asOf":\(JSONText.string(entry.asOf.description)),\
            "office":\(JSONText.string("\(list.office)"))}}
            """
    }
}
