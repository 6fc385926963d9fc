import Calendar
import Events
import Foundation
import Places

/// What stands in a row, by column, and the details that have columns of their own.
struct RowCells {
    private(set) var columns: [Column: [String]] = [:]
    private(set) var details: [Detail] = []

    mutating func set(_ column: Column, _ text: String?) {
        if let text, !text.isEmpty { columns[column] = [text] }
    }

    mutating func set(_ column: Column, _ texts: [String]) {
        if !texts.isEmpty { columns[column] = texts }
    }

    mutating func add(_ detail: Detail) { details.append(detail) }
}

extension ListReader {
    /// What may be given away of a place: nothing by which a person is reached.
    func published(_ place: Place) -> Place {
        var place = place
        let hidesNumber = table.isPersonal(.telephone, in: list) || place.kind == .cafeteria
        place.contact = published(place.contact, hidesNumber: hidesNumber)
        place.details = published(place.details)
        return place
    }

    func published(_ gathering: Gathering) -> Gathering {
        var gathering = gathering
        gathering.contact = published(gathering.contact, hidesNumber: false)
        gathering.details = published(gathering.details)
        return gathering
    }

    func published(_ scheme: SupportScheme) -> SupportScheme {
        var scheme = scheme
        scheme.contact = published(scheme.contact, hidesNumber: false)
        scheme.details = published(scheme.details)
        return scheme
    }

    private func published(_ contact: ContactDetails?, hidesNumber: Bool) -> ContactDetails? {
        guard var contact else { return nil }
        contact.email = nil
        if hidesNumber { contact.telephone = nil }
        return contact.isEmpty ? nil : contact
    }

    private func published(_ details: [Detail]) -> [Detail] {
        details.filter { !(table[$0.name, list]?.isPersonal ?? false) }
    }
}

extension ListReader {
    /// Where something is, as places and gatherings write it.
    func write(_ address: PostalAddress?, _ point: GeoPoint?, to cells: inout RowCells) {
        let hasOwnCode = table.layout(of: list).contains { table[$0, list]?.column == .placeCode }
        let office = office.municipality?.description
        let place = address?.municipality
        cells.set(.code, hasOwnCode ? office : place?.description ?? office)
        if hasOwnCode { cells.set(.placeCode, place?.description) }
        if let point {
            cells.set(.latitude, GeoPoint.degrees(point.latitude))
            cells.set(.longitude, GeoPoint.degrees(point.longitude))
        }
        guard let address else { return }
        cells.set(.address, address.text)
        cells.set(.building, address.building)
        cells.set(.access, address.access)
        cells.set(.postalCode, address.postalCode.flatMap { PostalCode(digits: $0)?.description })
        // Where only the municipality is known, its name would be read as an address.
        guard !address.text.isEmpty, let place, let known = gazetteer[place] else { return }
        cells.set(.prefecture, Prefecture.all.first { $0.number == place.prefecture }?.name)
        cells.set(.city, known.fullName)
    }

    func write(_ contact: ContactDetails?, to cells: inout RowCells) {
        guard let contact else { return }
        let mark = " (内線 "
        if let number = contact.telephone, number.hasSuffix(")"), let start = number.range(of: mark) {
            cells.set(.telephone, String(number[..<start.lowerBound]))
            cells.set(.extension, String(number[start.upperBound...].dropLast()))
        } else {
            cells.set(.telephone, contact.telephone)
        }
        cells.set(.page, contact.page)
        cells.set(.form, contact.form)
        guard list == .events || list == .schemes else { return cells.set(.contactNote, contact.note) }
        let lines = contact.note?.split(separator: "\n", maxSplits: 1).map(String.init) ?? []
        cells.set(.contactName, lines.first)
        cells.set(.contactNote, lines.dropFirst().first)
    }

    func write(has: [Equipment], lacks: [Equipment], to cells: inout RowCells) {
        for (column, equipment) in Self.answers {
            if has.contains(equipment) { cells.set(column, "有") }
            if lacks.contains(equipment) { cells.set(column, "無") }
        }
    }

    /// A detail that says more than yes or no stands in the column that it was read from; others have their own.
    func write(_ details: [Detail], to cells: inout RowCells) {
        for detail in details {
            guard let known = table[detail.name, list], known.column != .detail else {
                cells.add(detail)
                continue
            }
            guard known.column != .exact, known.column != .told else { continue }
            cells.set(known.column, detail.text)
        }
    }

    /// `9:00`; an end on the next day counts on.
    static func clock(_ minutes: Int) -> String {
        "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
}
