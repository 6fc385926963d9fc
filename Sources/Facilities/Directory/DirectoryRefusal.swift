package import Calendar
package import EventModel
package import Events

/// Why a change to the directory was refused.
package enum DirectoryRefusal: Error, Equatable, CustomStringConvertible {
    /// Nothing was ever published under this identifier.
    case unknown(PlaceID)
    /// It is closed, or another one is shown in its place.
    case notShown(PlaceID)
    /// Another office answers for it.
    case notYours(answers: OfficeID)
    case officeNotOpen(OfficeID)
    case noName
    /// Somebody else changed it since the officer looked.
    case changedSince
    case samePlace
    /// What has not happened yet can't be entered.
    case inFuture(CivilDate)
    case noCounts
    /// What was reported can't be told from nothing.
    case noWords
    case tooLong(most: Int)
    case unknownReport
    case unknownLink
    case expiredLink(CivilDate)

    package var description: String {
        switch self {
        case .unknown(let place): "no place has the code \(place)"
        case .notShown(let place): "\(place) is closed, or was merged into another one"
        case .notYours(let office): "\(office) answers for it, and only that office may change it"
        case .officeNotOpen(let office): "\(office) is not open; open it with hagukumi office open \(office)"
        case .noName: "the name is missing"
        case .changedSince: "it was changed meanwhile; look again"
        case .samePlace: "a place can't be merged with itself"
        case .inFuture(let day): "\(day) is still to come"
        case .noCounts: "no count was entered"
        case .noWords: "it is not said what is wrong"
        case .tooLong(let most): "it is longer than \(most) characters"
        case .unknownReport: "there is no such report"
        case .unknownLink: "the link was not issued for this place"
        case .expiredLink(let day): "the link could be used until \(day); ask the office for another one"
        }
    }
}

extension Directory {
    /// A place for which the office answers, shown or not.
    func entry(_ place: PlaceID, of office: OfficeID) throws(DirectoryRefusal) -> DirectoryEntry {
        guard let entry = entries[place] else { throw .unknown(place) }
        guard entry.dataset.office == office else { throw .notYours(answers: entry.dataset.office) }
        return entry
    }

    /// A place that is shown, as whoever has a link of it may see it.
    package func entry(
        _ place: PlaceID, keptBy link: ULID, on today: CivilDate
    ) throws(DirectoryRefusal) -> DirectoryEntry {
        guard let entry = entries[place] else { throw .unknown(place) }
        guard let until = entry.links[link] else { throw .unknownLink }
        guard today <= until else { throw .expiredLink(until) }
        guard entry.isShown else { throw .notShown(place) }
        return entry
    }
}
