import Events
import Places

// What places and gatherings have in common.

extension ListReader {
    /// Where the row's place is.
    func address(_ row: ListRow, _ doubts: inout [Doubt]) -> PostalAddress? {
        let parts = [row[.prefecture], row[.city], row[.ward], row[.town], row[.street]].compactMap { $0 }
        let text = row[.address] ?? (row[.town] == nil && row[.street] == nil ? nil : parts.joined())
        let found = municipality(row, text, &doubts)
        let access = [row[.access], row[.parking].map { CellText.answer($0) == nil ? $0 : nil } ?? nil]
            .compactMap { $0 }
        guard text != nil || found != nil else { return nil }
        var postalCode: String?
        if let typed = row[.postalCode] { postalCode = PostalCode(typed: typed)?.digits }
        return PostalAddress(
            municipality: found
                ?? office.municipality.flatMap { $0.prefecture * 1000 == Int($0.fiveDigits) ? nil : $0 },
            postalCode: postalCode, text: text ?? parts.joined(), building: row[.building],
            access: access.isEmpty ? nil : access.joined(separator: "\n"))
    }

    /// By the row's own code, else by its address; of a designated city the ward, where the address names it.
    private func municipality(_ row: ListRow, _ text: String?, _ doubts: inout [Doubt]) -> MunicipalityCode? {
        var code: MunicipalityCode?
        for column in [Column.placeCode, .code] {
            guard let cell = row[column] else { continue }
            let digits = CellText.folded(cell)
            if let read = MunicipalityCode(digits) ?? MunicipalityCode(fiveDigits: digits) {
                // The prefecture's own lists carry its code on every row.
                if code == nil, !read.isPrefecture { code = read }
            } else {
                doubts.append(row.doubt(column, cell, .code))
            }
        }
        let isUseful = code.map { gazetteer[$0]?.kind == .designatedCity } ?? true
        if isUseful, let named = placeNamed(in: row, text) { code = named }
        if let code, let own = office.municipality, gazetteer[own] != nil, !gazetteer.isWithin(code, own) {
            doubts.append(row.doubt(row.has(.address) ? .address : .code, text ?? "\(code)", .elsewhere))
        }
        return code
    }

    private func placeNamed(in row: ListRow, _ text: String?) -> MunicipalityCode? {
        let prefecture = row[.prefecture] ?? Self.prefecture(of: office)
        let city = row[.city] ?? ""
        let ward = row[.ward] ?? ""
        // 市区町村名 and 住所 may both name the city.
        for candidate in [text, (city) + (text ?? ""), city + ward].compactMap({ $0 }) where !candidate.isEmpty {
            let whole = candidate.contains(prefecture) ? candidate : prefecture + candidate
            if case .within(let place)? = gazetteer.place(inAddress: whole), place.kind != .prefecture,
                place.kind != .designatedCity
            {
                return place.code
            }
        }
        guard case .within(let place)? = gazetteer.place(inAddress: prefecture + (text ?? city)),
            place.kind != .prefecture
        else { return nil }
        return place.code
    }

    private static func prefecture(of office: OfficeID) -> String {
        guard let code = office.municipality else { return "" }
        return Prefecture.all.first { $0.number == code.prefecture }?.name ?? ""
    }

    func point(_ row: ListRow, _ doubts: inout [Doubt]) -> GeoPoint? {
        let (latitude, longitude) = (row[.latitude], row[.longitude])
        let value = [latitude, longitude].compactMap { $0 }.joined(separator: ",")
        switch CellText.point(latitude: latitude, longitude: longitude) {
        case .none: return nil
        case .point(let point): return point
        case .swapped(let point):
            doubts.append(row.doubt(.latitude, value, .swapped))
            return point
        case .half: doubts.append(row.doubt(.latitude, value, .halfPoint))
        case .notNumbers: doubts.append(row.doubt(.latitude, value, .coordinate))
        case .outsideJapan: doubts.append(row.doubt(.latitude, value, .outsideJapan))
        }
        return nil
    }

    func contact(_ row: ListRow, _ doubts: inout [Doubt]) -> ContactDetails? {
        var telephone = row[.telephone]
        if let number = telephone {
            if !CellText.isTelephone(number) { doubts.append(row.doubt(.telephone, number, .telephone)) }
            if let inside = row[.extension] { telephone = "\(number) (内線 \(inside))" }
        }
        let page = row[.page].flatMap { link($0, .page, row, &doubts) }
        let form = row[.form].flatMap { link($0, .form, row, &doubts) }
        let notes = [row[.contactName], row[.contactNote]].compactMap { $0 }
        let contact = ContactDetails(
            telephone: telephone, email: row[.email], form: form, page: page,
            note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
        return contact.isEmpty ? nil : contact
    }

    func link(_ text: String, _ column: Column, _ row: ListRow, _ doubts: inout [Doubt]) -> String? {
        if let link = CellText.link(text) { return link }
        if !CellText.isBlank(text) { doubts.append(row.doubt(column, text, .link)) }
        return nil
    }

    /// What was to be the address of a page and is none, for the office to see.
    func brokenLink(_ row: ListRow, _ contact: ContactDetails?) -> Detail? {
        guard contact?.page == nil, let cell = row[.page], !CellText.isBlank(cell) else { return nil }
        return Detail(name: Detail.brokenLink, text: cell)
    }

    func ages(
        _ column: Column, _ row: ListRow, _ known: inout Remembered<String, AgeText.Months?>, _ doubts: inout [Doubt]
    ) -> AgeRange? {
        guard let text = row[column] else { return nil }
        let months = known.meaning(of: text, AgeText.months)
        if months == nil, column == .ages { doubts.append(row.doubt(column, text, .ages)) }
        return AgeRange(fromMonths: months?.from, untilMonths: months?.until, text: text)
    }

    /// What is there and what is not, by the columns that answer with yes or no.
    func equipment(
        _ row: ListRow, _ details: inout [Detail], _ doubts: inout [Doubt]
    ) -> (has: [Equipment], lacks: [Equipment]) {
        var (has, lacks): (Set<Equipment>, Set<Equipment>) = ([], [])
        for (column, equipment) in Self.answers {
            guard let cell = row[column] else { continue }
            switch CellText.answer(cell) {
            case true?: has.insert(equipment)
            case false?: lacks.insert(equipment)
            case nil:
                // 「2階にあり」: the words say more than yes.
                if cell.contains("あり") || cell.contains("有") {
                    has.insert(equipment)
                } else {
                    if column != .stepFree, column != .parking, column != .allergy {
                        doubts.append(row.doubt(column, cell, .answer))
                    }
                }
                if column != .parking { details.append(Detail(name: row.standardName(of: column), text: cell)) }
            }
        }
        if let support = row[.support] {
            details.append(Detail(name: row.standardName(of: .support), text: support))
            if support.contains("学習支援") { has.insert(.learningSupport) }
            if support.contains("フードパントリー") { has.insert(.foodPantry) }
        }
        if let languages = row[.languages] {
            details.append(Detail(name: row.standardName(of: .languages), text: languages))
            has.formUnion(Self.languages(languages))
        }
        return (has.sorted(), lacks.subtracting(has).sorted())
    }

    static let answers: [(Column, Equipment)] = [
        (.temporaryCare, .temporaryCare), (.sickChildCare, .sickChildCare), (.nursingRoom, .nursingRoom),
        (.diaperTable, .diaperTable), (.hotWater, .hotWater), (.eating, .eatingAllowed), (.pramLoan, .pramLoan),
        (.pramAccess, .pramAccess), (.stepFree, .stepFree), (.childMinding, .childMinding),
        (.foodPantry, .foodPantry), (.takeout, .takeout), (.allergy, .allergyCare), (.parking, .parking),
    ]

    private static func languages(_ text: String) -> Set<Equipment> {
        var found: Set<Equipment> = []
        for (words, language) in [
            (["英語", "English"], Equipment.english), (["中国"], .chinese), (["韓国", "朝鮮", "ハングル"], .korean),
            (["やさしい日本語", "ポルトガル", "スペイン", "ベトナム", "タガログ", "ネパール", "タイ語"], .otherLanguages),
        ] where words.contains(where: text.contains) {
            found.insert(language)
        }
        return found
    }
}

extension CellText {
    /// Whether the cell says that there is nothing to say.
    static func isBlank(_ text: String) -> Bool {
        ["-", "－", "ー", "―", "なし", "無し", "無", "該当なし", "特になし", "未定"].contains(text)
    }
}

extension MunicipalityCode {
    var isPrefecture: Bool { fiveDigits.hasSuffix("000") }
}
