/// The way to the rooms that the menu has no place for.
struct MorePage: WebPage {
    static let template = "residents.more"
    let title: TextName = "more.title"
}
