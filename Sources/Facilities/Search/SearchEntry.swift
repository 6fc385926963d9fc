import Calendar
package import Events
import Places

/// What of a place, gathering or scheme can be looked for.
package struct SearchEntry: Sendable {
    let subject: SearchQuery.Subject
    let code: String
    /// Its name, its other names and what it is: found here, it comes first.
    let names: [String]
    /// All else that is said of it.
    let texts: [String]
    var kind: PlaceKind?
    var municipality: MunicipalityCode?
    var point: GeoPoint?
    var has: Set<Equipment> = []
    var ages: AgeRange?
    var hours: OpeningHours?
    var hasBenefit = false
    /// The classes, by years, that have a free place.
    var vacancies: Set<Int> = []
    var from: CivilDate?
    var until: CivilDate?
    var isFree = false
    /// By which entries of one municipality are put in order: the reading where there is one.
    let reading: String

    /// - Parameter vacancies: the newest count, where there is one.
    package init(_ id: PlaceID, _ place: Place, vacancies: [AgeVacancies] = []) {
        subject = .places
        code = id.description
        names = [place.name, place.kana, place.kindText].compactMap(\.self) + place.otherNames + place.kind.searchNames
        texts =
            [place.address?.text, place.address?.building, place.benefit, place.about, place.runBy]
            .compactMap(\.self)
        reading = place.kana ?? place.name
        kind = place.kind
        municipality = place.address?.municipality
        point = place.point
        has = Set(place.has)
        // What it is says also what it has.
        if place.kind == .temporaryCare { has.insert(.temporaryCare) }
        if place.kind == .sickChildCare { has.insert(.sickChildCare) }
        if place.kind == .babyStation, !place.lacks.contains(.nursingRoom) { has.insert(.nursingRoom) }
        ages = place.ages
        hours = place.hours
        hasBenefit = place.benefit != nil
        self.vacancies = Set(vacancies.filter { ($0.free ?? 0) > 0 }.map(\.age))
    }

    package init(_ id: GatheringID, _ gathering: Gathering) {
        subject = .gatherings
        code = id.description
        names = [gathering.name, gathering.kana, gathering.category].compactMap(\.self)
        texts =
            [
                gathering.venue, gathering.address?.text, gathering.address?.building, gathering.about,
                gathering.audience, gathering.heldBy, gathering.days.note,
            ].compactMap(\.self)
        reading = gathering.kana ?? gathering.name
        municipality = gathering.address?.municipality
        point = gathering.point
        has = Set(gathering.has)
        ages = gathering.ages
        from = gathering.days.from
        until = gathering.days.until
        isFree = gathering.isFree ?? false
    }

    package init(_ id: SchemeID, _ scheme: SupportScheme) {
        subject = .schemes
        code = id.description
        names = [scheme.title, scheme.subtitle].compactMap(\.self) + scheme.keywords
        texts =
            [scheme.summary, scheme.audience, scheme.content, scheme.offeredBy].compactMap(\.self) + scheme.categories
        reading = scheme.title
        municipality = scheme.municipality
        from = [scheme.openFrom, scheme.shownFrom].compactMap(\.self).max()
        until = [scheme.openUntil, scheme.shownUntil].compactMap(\.self).min()
    }

    /// All of its words.
    package var allText: [String] { [reading] + names + texts }

    package var id: SearchHit.ID {
        switch subject {
        case .places: .place(PlaceID(code: code))
        case .gatherings: .gathering(GatheringID(code: code))
        case .schemes: .scheme(SchemeID(code: code))
        }
    }
}

extension PlaceKind {
    /// What families call it, so that it is found also where its list doesn't say so.
    var searchNames: [String] {
        switch self {
        case .nursery: ["保育園", "認可保育園"]
        case .certifiedCentre: ["認定こども園"]
        case .kindergarten: ["幼稚園"]
        case .smallNursery: ["小規模保育"]
        case .unlicensedNursery: ["認可外保育園"]
        case .afterSchool: ["学童クラブ"]
        case .childrensHall: ["児童館"]
        case .familyCentre: ["子育て支援センター", "子育てひろば"]
        case .temporaryCare: ["一時預かり"]
        case .sickChildCare: ["病児保育"]
        case .babyStation: ["赤ちゃんの駅", "授乳室"]
        case .cafeteria: ["こども食堂"]
        case .hospital: ["病院"]
        case .clinic: ["クリニック"]
        case .school: ["学校"]
        case .library: ["図書館"]
        case .park: ["公園"]
        case .publicOffice: ["窓口"]
        case .publicFacility, .shop, .other: []
        }
    }
}
