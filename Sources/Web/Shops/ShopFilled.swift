import Calendar
import Events
import Facilities
import Passports
import Places

/// What stands in the fields of a form about a shop.
struct ShopFilled: Sendable {
    private(set) var values: [String: String] = [:]
    private(set) var days: Set<String> = []
    private(set) var services: Set<String> = []

    subscript(field: String) -> String { values[field] ?? "" }

    /// Fields with one value each.
    private static let single = [
        "name", "trade", "address", "building", "telephone", "page", "hours", "kind", "benefit", "audience", "from",
        "until", "child", "first", "alone", "note", "nationwide", "person", "reach", "branches",
    ]

    init(_ form: Form) {
        for field in Self.single { values[field] = Typed.plain(form[field]) }
        days = Set(form.all("day"))
        services = Set(form.all("friendly"))
    }

    init(_ record: ShopRecord) {
        values = [
            "name": record.name, "trade": record.trade.rawValue, "address": record.address.text,
            "building": record.address.building ?? "", "telephone": record.telephone ?? "",
            "page": record.page ?? "", "hours": record.hours ?? "", "nationwide": record.isNationwide ? "on" : "",
        ]
        services = Set(record.friendly.map(\.rawValue))
        guard let terms = record.terms else { return }
        func time(_ minutes: Int?) -> String { minutes.flatMap { TimeOfDay(minutes: $0)?.description } ?? "" }
        values["kind"] = terms.kind.rawValue
        values["benefit"] = terms.words
        values["audience"] = terms.audience.rawValue
        values["from"] = time(terms.from)
        values["until"] = time(terms.until)
        values["child"] = terms.needsChild ? "on" : ""
        values["first"] = terms.firstOfDay.map(String.init) ?? ""
        values["alone"] = terms.combines ? "" : "on"
        values["note"] = terms.note ?? ""
        days = Set(terms.weekdays.map { "\($0.rawValue)" })
    }

    /// Nothing yet.
    init() {}

    /// Everything again, for a page that sends it once more.
    var items: [QueryItem] {
        Self.single.compactMap { name in self[name].isEmpty ? nil : QueryItem(name, self[name]) }
            + days.sorted().map { QueryItem("day", $0) } + services.sorted().map { QueryItem("friendly", $0) }
    }

    /// Whether a condition is set: then they are shown unfolded.
    var hasConditions: Bool {
        !days.isEmpty || !["from", "until", "child", "first", "alone", "note"].allSatisfy { self[$0].isEmpty }
            || !["", BenefitAudience.everyone.rawValue].contains(self["audience"])
    }

    /// The record that it makes, and what is wrong at which field.
    ///
    /// - Parameter before: what is known already; of an address that stays, also what no field shows.
    func read(
        in gazetteer: Gazetteer, before: ShopRecord? = nil
    ) -> (record: ShopRecord, faults: [String: TextName]) {
        var faults: [String: TextName] = [:]
        for field in Self.single where !Typed.isPrintable(self[field]) { faults[field] = "mistake.unprintable" }
        let trade = ShopTrade(rawValue: self["trade"])
        if trade == nil { faults["trade"] = "shop-form.no-trade" }
        let municipality = Self.municipality(of: self["address"], in: gazetteer)
        if !self["address"].isEmpty, municipality == nil { faults["address"] = "shop-form.no-municipality" }
        if !self["telephone"].isEmpty, !Self.isTelephone(self["telephone"]) {
            faults["telephone"] = "shop-form.bad-telephone"
        }
        if !self["page"].isEmpty, !Typed.isPage(self["page"]) { faults["page"] = "shop-form.bad-page" }
        let isSamePlace = before?.address.text == self["address"]
        let record = ShopRecord(
            name: self["name"], trade: trade ?? .other,
            address: PostalAddress(
                municipality: municipality, postalCode: isSamePlace ? before?.address.postalCode : nil,
                text: self["address"], building: optional("building"),
                access: isSamePlace ? before?.address.access : nil),
            telephone: optional("telephone"), page: optional("page"), hours: optional("hours"),
            terms: terms(&faults), friendly: FriendlyService.allCases.filter { services.contains($0.rawValue) },
            isNationwide: self["nationwide"] == "on")
        for fault in record.faults where faults[Self.field(of: fault)] == nil {
            faults[Self.field(of: fault)] = Self.words(fault)
        }
        return (record, faults)
    }

    private func optional(_ field: String) -> String? { self[field].isEmpty ? nil : self[field] }

    private func terms(_ faults: inout [String: TextName]) -> BenefitTerms? {
        guard !self["benefit"].isEmpty else { return nil }
        func minute(_ field: String) -> Int? {
            guard !self[field].isEmpty else { return nil }
            guard let time = TimeOfDay(Typed.folded(self[field])) else {
                faults[field] = "shop-form.bad-time"
                return nil
            }
            return Int(time.minutes)
        }
        var first: Int?
        if !self["first"].isEmpty {
            first = Typed.number(self["first"])
            if first == nil { faults["first"] = "shop-form.bad-first" }
        }
        return BenefitTerms(
            kind: BenefitKind(rawValue: self["kind"]) ?? .other, words: self["benefit"],
            audience: BenefitAudience(rawValue: self["audience"]) ?? .everyone,
            weekdays: Weekday.allCases.filter { days.contains("\($0.rawValue)") }, from: minute("from"),
            until: minute("until"), needsChild: self["child"] == "on", firstOfDay: first,
            combines: self["alone"] != "on", note: optional("note"))
    }

    /// Where an address lies: its ward or municipality; nil outside the prefecture, or where that is not to be told.
    static func municipality(of address: String, in gazetteer: Gazetteer) -> MunicipalityCode? {
        guard !address.isEmpty else { return nil }
        let prefecture = gazetteer[.kanagawa]?.name ?? ""
        for text in [address, prefecture + address] {
            switch gazetteer.place(inAddress: text) {
            case .within(let place) where place.kind != .prefecture && TypedPlace.isServed(place.code):
                return place.code
            case .within, .elsewhere, nil: continue
            }
        }
        return nil
    }

    static func isTelephone(_ text: String) -> Bool {
        let folded = Typed.folded(text)
        let digits = folded.filter { ("0"..."9").contains($0) }
        return (9...12).contains(digits.count) && folded.allSatisfy { "0123456789-()+ ー−".contains($0) }
    }

    static func isMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains { $0.isWhitespace }
    }

    static func field(of fault: ShopFault) -> String {
        switch fault {
        case .noName, .longName: "name"
        case .noAddress, .longAddress, .noMunicipality: "address"
        case .nothingOffered, .noBenefit, .longBenefit: "benefit"
        case .hoursBackwards: "until"
        case .firstOfDay: "first"
        case .longNote: "note"
        case .longHours: "hours"
        case .noPerson: "person"
        case .noReach: "reach"
        }
    }

    static func words(_ fault: ShopFault) -> TextName {
        switch fault {
        case .noName: "shop-form.no-name"
        case .noAddress: "shop-form.no-address"
        case .noMunicipality: "shop-form.no-municipality"
        case .nothingOffered, .noBenefit: "shop-form.nothing-offered"
        case .hoursBackwards: "shop-form.hours-backwards"
        case .firstOfDay: "shop-form.bad-first"
        case .longName, .longAddress, .longBenefit, .longNote, .longHours: "shop-form.too-long"
        case .noPerson: "shop-form.no-person"
        case .noReach: "shop-form.no-reach"
        }
    }
}
