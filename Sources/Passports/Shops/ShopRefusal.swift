package import Events

/// Why something about a shop was refused.
package enum ShopRefusal: Error, Equatable, CustomStringConvertible {
    case unknown
    /// By chance another shop has the code of this form: a fresh form has another one.
    case codeTaken
    case officeNotOpen(OfficeID)
    case notYours(answers: OfficeID)
    /// It was answered already, or withdrawn.
    case notWaiting
    /// It was not taken in, or is no longer.
    case notTakingPart
    /// Somebody changed it since the officer looked.
    case changedSince
    case unknownLink
    case unknownRequest
    case unknownComplaint
    case noWords
    case tooLong(most: Int)
    case tooManyOpen
    case wrong([ShopFault])

    package var description: String {
        switch self {
        case .unknown: "there is no such shop"
        case .codeTaken: "the code is another shop's; send the form once more"
        case .officeNotOpen(let office): "\(office) is not open; open it with hagukumi office open \(office)"
        case .notYours(let office): "\(office) answers for it, and only that office may decide"
        case .notWaiting: "it was answered already"
        case .notTakingPart: "the shop does not take part"
        case .changedSince: "it was changed meanwhile; look again"
        case .unknownLink: "the link was not issued for this shop, or a newer one took its place"
        case .unknownRequest: "there is no such request"
        case .unknownComplaint: "there is no such complaint"
        case .noWords: "it is not said in words"
        case .tooLong(let most): "it is longer than \(most) characters"
        case .tooManyOpen: "so many complaints wait that one more adds nothing"
        case .wrong(let faults): "wrong: \(faults.map(\.rawValue).joined(separator: ", "))"
        }
    }
}

/// What can be wrong with what is said of a shop, each at one field of a form.
package enum ShopFault: String, CaseIterable, Sendable {
    case noName = "no-name"
    case longName = "long-name"
    case noAddress = "no-address"
    case longAddress = "long-address"
    /// Not in the prefecture, or not understood.
    case noMunicipality = "no-municipality"
    /// Neither a benefit nor anything of the friendly menu.
    case nothingOffered = "nothing-offered"
    case noBenefit = "no-benefit"
    case longBenefit = "long-benefit"
    case hoursBackwards = "hours-backwards"
    case firstOfDay = "first-of-day"
    case longNote = "long-note"
    case longHours = "long-hours"
    case noPerson = "no-person"
    case noReach = "no-reach"
}

extension ShopRecord {
    package static let longestName = 60
    package static let longestAddress = 120
    package static let longestBenefit = 100
    package static let longestNote = 200

    /// What is wrong with it, in the order of the form.
    package var faults: [ShopFault] {
        var faults: [ShopFault] = []
        if name.isBlank { faults.append(.noName) }
        if name.count > Self.longestName { faults.append(.longName) }
        if address.text.isBlank { faults.append(.noAddress) }
        if address.text.count > Self.longestAddress { faults.append(.longAddress) }
        if address.municipality == nil { faults.append(.noMunicipality) }
        if hours?.count ?? 0 > Self.longestNote { faults.append(.longHours) }
        guard let terms else { return friendly.isEmpty ? faults + [.nothingOffered] : faults }
        if terms.words.isBlank { faults.append(.noBenefit) }
        if terms.words.count > Self.longestBenefit { faults.append(.longBenefit) }
        if let from = terms.from, let until = terms.until, until <= from { faults.append(.hoursBackwards) }
        if let first = terms.firstOfDay, !(1...9_999).contains(first) { faults.append(.firstOfDay) }
        if terms.note?.count ?? 0 > Self.longestNote { faults.append(.longNote) }
        return faults
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
