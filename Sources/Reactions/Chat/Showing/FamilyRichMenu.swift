package import Events
package import LINE
import Households

/// The menu below the chat: two rows of three.
package enum FamilyRichMenu {
    /// For the operators, and so that ours are told from theirs.
    package static func name(in language: Language) -> String { "hagukumi family \(language.rawValue)" }

    /// The words on its image, row by row, and what each of them does.
    package static func entries(in language: Language) -> [(title: String, tap: Tap)] {
        [
            (ChatTexts.Family.profile[language], .show(.profile)),
            (ChatTexts.Family.upcoming[language], .show(.upcoming)),
            (ChatTexts.Pass.title[language], .show(.pass)),
            (ChatTexts.Care.consult[language], .show(.consultations)),
            (ChatTexts.Search.title[language], .show(.places)),
            (ChatTexts.Wishes.other[language], .show(.other)),
        ]
    }

    /// The definition for LINE. The image has to show the entries' titles in the same places.
    package static func menu(in language: Language = .japanese) -> RichMenu {
        let (width, height) = (2_500, 1_686)
        let areas = entries(in: language).enumerated().map { index, entry in
            let (row, column) = index.quotientAndRemainder(dividingBy: 3)
            let left = width * column / 3
            let right = width * (column + 1) / 3
            let bounds = RichMenu.Bounds(x: left, y: row * height / 2, width: right - left, height: height / 2)
            // The label is what a screen reader says.
            let label = entry.title
            return RichMenu.Area(bounds, .postback(label: label, data: entry.tap.data, displayText: label))
        }
        return RichMenu(
            size: RichMenu.Size(width: width, height: height), selected: true, name: name(in: language),
            chatBarText: ChatTexts.Wishes.menu[language], areas: areas)
    }
}
