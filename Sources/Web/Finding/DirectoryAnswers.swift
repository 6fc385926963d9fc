package import EventModel
package import Facilities

/// What the pages about places and events ask, and the outermost layer answers.
package struct DirectoryAnswers: Sendable {
    package let finder: Finder
    package let tables: any TableStore
    /// Where maps take their pictures from, with `{z}`, `{x}` and `{y}`; nil for maps without any.
    package let tiles: String?

    package init(finder: Finder, tables: any TableStore, tiles: String?) {
        self.finder = finder
        self.tables = tables
        self.tiles = tiles
    }

    /// Which host that is, as a page's policy names it.
    var tileHost: String? {
        guard let tiles, let start = tiles.firstRange(of: "://") else { return nil }
        return String(tiles[..<start.upperBound] + tiles[start.upperBound...].prefix { $0 != "/" })
    }
}
