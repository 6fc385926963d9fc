import Events
import Households
import LINE
import Places

/// Pages about where the family lives.
extension Scene {
    func askResidence() -> [Message] {
        let quickReply = QuickReply([
            .location(label: say(ChatTexts.Joining.sendLocation)),
            button(ChatTexts.Joining.choose, .show(.regions)),
        ])
        return [.text(say(ChatTexts.Joining.askResidence), quickReply: quickReply)]
    }

    func askRegion() -> [Message] {
        let regions = atlas.gazetteer.regions.prefix(Platform.Count.quickReplyItems.upperBound)
        guard !regions.isEmpty else { return askResidence() }
        let actions = regions.map { region in button(title(of: region), .show(.region(region.id, page: 0))) }
        return [.text(say(ChatTexts.Joining.askRegion), quickReply: QuickReply(Array(actions)))]
    }

    private func title(of region: Region) -> String {
        guard family.language == .english else { return region.title }
        return region.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
    }

    func askMunicipality(in id: String, page: Int) -> [Message] {
        guard let region = atlas.gazetteer.region(id) else { return askRegion() }
        return choose(atlas.gazetteer.pages(of: region), page) { .show(.region(id, page: $0)) }
    }

    func askWard(of city: MunicipalityCode, page: Int) -> [Message] {
        choose(atlas.gazetteer.pages(ofWardsIn: city), page) { .show(.wards(city, page: $0)) }
    }

    private func choose(_ pages: [[Municipality]], _ page: Int, next: (Int) -> Tap) -> [Message] {
        guard !pages.isEmpty else { return askRegion() }
        let page = page % pages.count
        var actions = pages[page].map { button(label(of: $0.code), .live($0.code, postalCode: nil)) }
        if pages.count > 1 { actions.append(button(ChatTexts.Joining.nextPage, next((page + 1) % pages.count))) }
        return [.text(say(ChatTexts.Joining.askMunicipality), quickReply: QuickReply(actions))]
    }

    func askWhich(_ codes: [MunicipalityCode], _ postalCode: PostalCode?) -> [Message] {
        let actions = codes.prefix(12).map { code in
            let isResidence = atlas.gazetteer[code]?.isResidence ?? true
            let tap = isResidence ? Tap.live(code, postalCode: postalCode) : .show(.wards(code, page: 0))
            return button(label(of: code), tap)
        }
        let other = button(ChatTexts.Joining.otherPlace, .show(.residence))
        return [.text(say(ChatTexts.Joining.askWhich), quickReply: QuickReply(actions + [other]))]
    }

    func confirmResidence(_ code: MunicipalityCode, _ postalCode: PostalCode?) -> [Message] {
        let text = say(ChatTexts.Joining.lives(in: name(of: code))) + say(ChatTexts.Joining.confirm)
        let quickReply = QuickReply([
            button(ChatTexts.Joining.change, .live(code, postalCode: postalCode)),
            button(ChatTexts.Joining.keep, .goOn),
        ])
        return [.text(text, quickReply: quickReply)]
    }

    func outside() -> [Message] {
        var actions = [button(ChatTexts.Joining.tryAgain, .show(.residence))]
        if family.residence != nil { actions.append(button(ChatTexts.Joining.leftKanagawa, .moveAway)) }
        return [.text(say(ChatTexts.Joining.outside), quickReply: QuickReply(actions))]
    }

    /// The name that fits on a button.
    func label(of code: MunicipalityCode) -> String {
        let name = name(of: code)
        return name.count <= 20 ? name : atlas.gazetteer[code]?.name ?? name
    }

    /// The name as the family reads it: with its city for a ward, its reading in やさしい日本語, Latin letters in English.
    func name(of code: MunicipalityCode) -> String {
        guard let place = atlas.gazetteer[code] else { return code.description }
        switch family.language {
        case .japanese: return place.kind == .ward ? place.fullName : place.name
        case .easyJapanese: return atlas.gazetteer.nameWithReading(of: place)
        case .english: return atlas.gazetteer.latinName(of: place)
        }
    }
}
