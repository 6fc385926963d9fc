package import Calendar
package import Crypto
package import EventModel
package import Events

/// The office that answers for a place gives its keeper a link by which to confirm what is published.
package struct IssueKeeperLink: Decision {
    package let place: PlaceID
    package let link: ULID
    package let until: CivilDate
    package let office: OfficeID

    package init(place: PlaceID, link: ULID, until: CivilDate, office: OfficeID) {
        self.place = place
        self.link = link
        self.until = until
        self.office = office
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard entry.isShown else { throw .notShown(place) }
        guard entry.links[link] == nil, !entry.withdrawnLinks.contains(link) else { return [] }
        return [KeeperLinkIssued(place: place, link: link, until: until)]
    }
}

/// The office that answers for a place takes a keeper's link back.
package struct WithdrawKeeperLink: Decision {
    package let place: PlaceID
    package let link: ULID
    package let office: OfficeID
    package let today: CivilDate

    package init(place: PlaceID, link: ULID, office: OfficeID, today: CivilDate) {
        self.place = place
        self.link = link
        self.office = office
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, of: office)
        guard !entry.withdrawnLinks.contains(link) else { return [] }
        guard entry.links[link] != nil else { throw .unknownLink }
        return [KeeperLinkWithdrawn(place: place, link: link, on: today)]
    }
}

/// Whoever runs a place says, through the link, that all that is published of it is right.
package struct ConfirmAsKeeper: Decision {
    package let place: PlaceID
    package let link: ULID
    package let today: CivilDate

    package init(place: PlaceID, link: ULID, today: CivilDate) {
        self.place = place
        self.link = link
        self.today = today
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [place.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        let entry = try state.entry(place, keptBy: link, on: today)
        if let day = entry.confirmedOn, day >= today { return [] }
        return [PlaceConfirmed(place: place, dataset: entry.dataset, by: .keeper, on: today)]
    }
}

/// What stands in a keeper's link: place, number and signature. Nobody can make one up or move it to another place.
package struct KeeperLink: Sendable, Equatable {
    package let place: PlaceID
    package let link: ULID

    package init(place: PlaceID, link: ULID) {
        self.place = place
        self.link = link
    }

    /// Nil unless it was signed with this secret.
    package init?(_ text: String, signedWith secret: SymmetricKey) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let place = PlaceID(String(parts[0])), let link = ULID(parts[1]) else { return nil }
        self.init(place: place, link: link)
        guard let tag = Hexadecimal.bytes(of: parts[2].lowercased()),
            HMAC<SHA256>.isValidAuthenticationCode(tag, authenticating: signed, using: secret)
        else { return nil }
    }

    /// `PLACE-NUMBER-SIGNATURE`, as it stands in the link's address.
    package func text(signedWith secret: SymmetricKey) -> String {
        let tag = HMAC<SHA256>.authenticationCode(for: signed, using: secret)
        return "\(place)-\(link)-\(Hexadecimal.text(of: tag))"
    }

    private var signed: [UInt8] { Array("keeper \(place) \(link)".utf8) }
}
