package import EventModel
package import Events

/// What is known of an office.
package struct Office: Sendable, Equatable {
    /// Nil before the office was opened.
    package private(set) var id: OfficeID?
    package private(set) var name = ""
    package private(set) var isOpen = false

    package init() {}

    package static let fold = Fold(Office())
        .on(OfficeOpened.self) {
            $0.id = $1.office
            $0.name = $1.name
            $0.isOpen = true
        }
        .on(OfficeClosed.self) { office, _ in office.isOpen = false }

    /// The facts about one office.
    package static func query(_ office: OfficeID) -> Query {
        Query([Query.Item(names: fold.names, tags: [office.tag])])
    }
}
