import Calendar
import Consultations
import Events
import Households
import Places

extension Conversation {
    /// The turn that answers a typed text. Words that may be a cry for help come before everything else.
    package func answer(toText text: String) -> Turn {
        let kinds = terms.match(text)
        if let crisis = Crisis(kinds) { return Turn(.crisis(crisis), noticing: kinds) }
        guard !family.isForgotten else { return Turn(.forgotten) }
        if let source = TypedWord.source(in: text) {
            return Turn([TellSource(household: id, source: source)], .next)
        }
        if let tap = TypedWord.tap(for: text) { return answer(to: tap) }
        if let turn = answer(toLoss: text) { return turn }
        if ConfidingWords.tells(text) { return Turn(.confiding) }
        guard family.hasConsented else { return Turn(.next) }
        if let date = TypedDate(typed: text) { return answer(toDate: date) }
        if let code = PostalCode(typed: text) { return answer(toCode: code) }
        if let turn = answer(toPlace: text) { return turn }
        if family.nextQuestion == nil { return Turn(.search(.words(text))) }
        return Turn(note: family.nextQuestion == .residence ? .placeNotUnderstood : .notUnderstood, .next)
    }

    /// Where the quiet way to stop is, if the text tells of a loss and there is still somebody to whom it may apply.
    /// Nobody who tells of one is greeted, or shown a list without a word before it.
    private func answer(toLoss text: String) -> Turn? {
        guard TypedWord.tellsOfLoss(text) else { return nil }
        guard family.hasConsented else { return Turn(.condolence) }
        let open = family.openChildren
        guard let first = open.first else { return Turn(.loss) }
        return open.count == 1 ? Turn(.endOfChild(first.number)) : Turn(note: .condolence, .profile)
    }

    private func answer(toCode code: PostalCode) -> Turn {
        switch atlas.postal.residence(at: code) {
        case .one(let municipality, _): return live(in: municipality, postalCode: code, way: .postalCode)
        case .several(let places):
            let served = places.map(\.municipality).filter(isServed)
            return served.isEmpty ? outside : Turn(.which(served, postalCode: code))
        case .unknown:
            return Self.codesOfKanagawa.contains(code.digits.prefix(3))
                ? Turn(note: .unknownPostalCode, .residence) : outside
        }
    }

    /// The first three digits of all postal codes in Kanagawa. Source: Japan Post's file.
    private static let codesOfKanagawa = Set((210...259).map { Substring("\($0)") })

    private var outside: Turn { Turn(.outside) }

    private func isServed(_ code: MunicipalityCode) -> Bool {
        code.prefecture == MunicipalityCode.kanagawa.prefecture
    }

    /// A municipality by its name, or an address; nil if the text is neither.
    private func answer(toPlace text: String) -> Turn? {
        let named = atlas.gazetteer.municipalities(named: text).filter { $0.kind != .prefecture }
        let served = named.map(\.code).filter(isServed)
        if served.count == 1 { return live(in: served[0], postalCode: nil, way: .chosen) }
        if served.count > 1 { return Turn(.which(Array(served.prefix(12)), postalCode: nil)) }
        if !named.isEmpty { return outside }
        guard let place = atlas.place(inAddress: text) else { return nil }
        return answer(to: place, way: .chosen)
    }

    /// The turn that answers a place sent from the map.
    func answer(toAddress address: String) -> Turn {
        guard !family.isForgotten else { return Turn(.forgotten) }
        guard family.hasConsented else { return needsConsent }
        // Whoever has said where it lives looks for something near; that it moved is one of the answers.
        if family.nextQuestion == nil { return Turn(.search(.here(municipality(of: address)))) }
        guard let place = atlas.place(inAddress: address) else { return Turn(note: .placeNotUnderstood, .residence) }
        return answer(to: place, way: .location)
    }

    private func municipality(of address: String) -> MunicipalityCode? {
        if case .within(let place)? = atlas.place(inAddress: address) { place.code } else { nil }
    }

    private func answer(to place: AddressPlace, way: ResidenceWay) -> Turn {
        switch place {
        case .elsewhere: outside
        case .within(let municipality): live(in: municipality.code, postalCode: nil, way: way)
        }
    }

    /// A family lives there. What was only typed is asked back where it would change what is known.
    func live(
        in code: MunicipalityCode, postalCode: PostalCode?, way: ResidenceWay, isTapped: Bool = false
    ) -> Turn {
        guard family.hasConsented else { return needsConsent }
        guard isServed(code), let place = atlas.gazetteer[code] else { return outside }
        guard place.isResidence else {
            return Turn(place.kind == .designatedCity ? .wards(code, page: 0) : .residence)
        }
        if let known = family.residence, known.municipality != code, !isTapped {
            return Turn(.confirmResidence(code, postalCode: postalCode))
        }
        let told = TellResidence(
            household: id, municipality: code, way: postalCode == nil ? way : .postalCode,
            postalCode: postalCode?.digits, today: today)
        return turn(told, note: .lives(code), .next) { _ in needsConsent }
    }
}
