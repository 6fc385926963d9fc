package import Events

/// A list as the command line and addresses call it: one kind of list, or the counts of free places that go with one.
package struct ListName: Hashable, Sendable, CustomStringConvertible {
    package let kind: DatasetKind
    package let layout: ListLayout

    package init(_ kind: DatasetKind, _ layout: ListLayout = .list) {
        self.kind = kind
        self.layout = layout
    }

    /// Nil for what is none.
    package init?(_ text: String) {
        guard let known = Self.all.first(where: { $0.description == text }) else { return nil }
        self = known
    }

    /// Counts of free places at nurseries that the childcare list has.
    package static let vacancies = ListName(.childcare, .vacancies)
    package static let all = DatasetKind.allCases.map { ListName($0) } + [vacancies]
    /// All that files are taken in for: what offices enter by hand comes in none.
    package static let inFiles = all.filter { $0.kind != .entered }

    package var description: String { layout == .vacancies ? layout.rawValue : kind.rawValue }
}
