import Calendar
import Delivery
import Events
import Testing

@Suite("The catalogue that is built in") struct CatalogueTests {
    @Test("it loads whole: 102 entries with keys of their own, each found by its key")
    func loads() throws {
        let catalogue = try StageCatalogue.builtIn()
        #expect(catalogue.entries.count == 102 && catalogue.version == "2026-11-22")
        for (index, entry) in catalogue.entries.enumerated() {
            #expect(catalogue.index(of: entry.key) == index && catalogue[entry.key]?.key == entry.key)
        }
    }

    @Test("every number of a Japanese body is in the other two languages", arguments: builtIn.entries.map(\.key))
    func numbers(key: String) {
        let words = builtIn[key]!.words
        let japanese = numbersIn(words.japanese.body)
        for language in [Language.easyJapanese, .english] {
            let missing = japanese.subtracting(numbersIn(words[language].body))
            #expect(missing.isEmpty, "\(key) in \(language.rawValue) lacks \(missing.sorted())")
        }
    }

    @Test("nursery applications are for the class of age 4 and below: nobody who enters school in April gets them")
    func nurseryAges() throws {
        let oldest = LegalAge(born: CivilDate(iso: "2021-04-02")!)
        for (key, date) in [
            ("hoiku_apply_open", "2026-10-10"), ("hoiku_apply_last", "2026-10-25"), ("hoiku_result", "2027-02-05"),
        ] {
            let limit: Int? =
                switch try #require(builtIn[key]).trigger {
                case .fixedDate(_, _, let months): months.upperBound
                case .municipalDeadline(_, _, let months): months
                default: nil
                }
            #expect(limit == oldest.ageInMonths(on: CivilDate(iso: date)!), "\(key)")
        }
    }

    @Test("telephone numbers are the same in every language")
    func telephones() {
        for (key, number) in [("august_sos", "0120-0-78310"), ("abuse_month", "189"), ("newyear_8000", "#8000")] {
            for language in Language.allCases { #expect(builtIn[key]!.words[language].body.contains(number)) }
        }
    }

    @Test("every topic but those nobody writes for has an entry, and every pregnancy entry is sensitive")
    func topics() {
        #expect(Set(builtIn.entries.map(\.topic)) == Set(Topic.allCases))
        for entry in builtIn.entries where entry.stage == .pregnancy { #expect(entry.sensitivity == .pregnancy) }
    }

    @Test("no pregnancy entry congratulates, in any language: the family may have lost the child")
    func noCongratulation() {
        for entry in builtIn.entries where entry.sensitivity == .pregnancy {
            for language in Language.allCases {
                let text = entry.words[language]
                for word in ["おめでと", "ongratulat"] { #expect(!(text.title + text.body).contains(word)) }
            }
        }
    }

    @Test("the names under which municipalities may enter dates come from the entries")
    func dateNames() {
        #expect(
            builtIn.municipalDateNames == [
                "hoiku_april_first_round": .deadline, "hoiku_april_result": .deadline, "checkup_5y": .since,
            ])
    }

    /// The numbers of a text: digits in any width, 万 and 千, thousands with commas, and English months and words.
    private func numbersIn(_ text: String) -> Set<Int> {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        let words = ["one": 1, "once": 1, "first": 1, "1st": 1, "two": 2, "second": 2, "three": 3, "third": 3]
        var found: Set<Int> = []
        for (index, month) in months.enumerated() where text.contains(month) { found.insert(index + 1) }
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if let number = words[String(word)] { found.insert(number) }
        }
        var value: Int?
        var larger = 0
        let characters = Array(text + " ")
        for (index, character) in characters.enumerated() {
            if character.isASCII, let digit = character.wholeNumberValue {
                value = (value ?? 0) * 10 + digit
            } else if character == ",", value != nil, characters[index + 1].isNumber {
                continue
            } else if let digits = value, character == "万" || character == "千" {
                larger += digits * (character == "万" ? 10_000 : 1_000)
                value = nil
                // 「1万5千円」 is one number.
                if !characters[index + 1].isASCII || !characters[index + 1].isNumber {
                    found.insert(larger)
                    larger = 0
                }
            } else if let digits = value {
                found.insert(larger + digits)
                (value, larger) = (nil, 0)
            }
        }
        return found
    }
}
