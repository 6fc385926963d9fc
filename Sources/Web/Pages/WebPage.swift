package import Events
package import Facilities

/// What one page shows: its fields are what the template of the same name calls `{{page.…}}`.
package protocol WebPage: Sendable {
    /// The template's path in `Content/templates` without its ending, with points: `residents.home`.
    static var template: String { get }
    /// The text that stands in the window's title.
    var title: TextName { get }
    /// What stands there instead where the page is about one thing that has a name.
    var windowTitle: String? { get }
    /// What was asked for in the address, so that the page in another language is the same page.
    var query: [QueryItem] { get }
    /// What was asked for in a form and belongs into no address; where there is any, another language is asked for in
    /// a form, too.
    var unaddressed: [QueryItem] { get }
    /// What the template sees: the page's fields, unless it makes a dictionary itself.
    var shown: Any { get }
}

extension WebPage {
    package var windowTitle: String? { nil }
    package var query: [QueryItem] { [] }
    package var unaddressed: [QueryItem] { [] }
    package var shown: Any { PageFields(self) }
}

/// For whom a page is written, and through which of the front doors it came.
package struct Reader: Sendable {
    package var language: Language
    /// The value of the hidden field by which a form proves to be ours; nil for pages without a session.
    package var formToken: String?
    package var isSignedIn: Bool
    package var door: FrontDoor
    /// Nil but for who is signed in to the console.
    package var staff: StaffBar?

    package init(
        language: Language, door: FrontDoor, formToken: String? = nil, isSignedIn: Bool = false,
        staff: StaffBar? = nil
    ) {
        self.language = language
        self.staff = staff
        self.door = door
        self.formToken = formToken
        self.isSignedIn = isSignedIn
    }
}

/// The front doors and what all of them share.
package enum FrontDoor: String, Sendable {
    /// Families, from LINE: `/r`.
    case residents
    /// Clients in a consultation: `/r/talk`.
    case talk
    /// Offices: `/console`.
    case console
    /// Neither yet: errors on paths of nobody.
    case street
}
