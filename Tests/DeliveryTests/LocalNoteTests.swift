import Calendar
import EventModel
import Events
import Places
import Testing

@testable import Delivery

/// What a decision answers after these facts; only those are folded that its own query would read.
private func answer<D: Decision>(_ decision: D, given facts: [any Event]) throws(D.Refusal) -> [any Event] {
    let read = facts.filter { decision.query.matches(name: type(of: $0).schema.name, tags: $0.tags) }
    return try decision.decide(given: D.fold.state(after: read))
}

private let entry = builtIn.entries[0].key
private let other = builtIn.entries[1].key

private func words(_ text: String) -> LocalWords {
    LocalWords(japanese: text, easyJapanese: "やさしい\(text)", english: "in English: \(text)")
}

private func write(
    _ text: String, _ place: MunicipalityCode = yokohama, on key: String = entry, seen: Int? = nil
) -> WriteLocalNote {
    WriteLocalNote(municipality: place, entry: key, words: words(text), catalogue: builtIn, seen: seen)
}

private func withdraw(_ place: MunicipalityCode = yokohama, seen: Int? = nil) -> WithdrawLocalNote {
    WithdrawLocalNote(municipality: place, entry: entry, seen: seen)
}

@Suite("What an office says beside a message") struct LocalNoteTests {
    @Test("is written once, changed, taken back once, and written again")
    func story() throws {
        var facts = try answer(write("一"), given: [])
        #expect(facts.count == 1)
        #expect(try answer(write("一"), given: facts).isEmpty)
        facts += try answer(write("二"), given: facts)
        #expect(LocalNotes(facts).own(of: yokohama, on: entry)?.words == words("二"))
        #expect(try answer(withdraw(kawasaki), given: facts).isEmpty)
        facts += try answer(withdraw(), given: facts)
        #expect(facts.count == 3 && LocalNotes(facts).isEmpty)
        #expect(try answer(withdraw(), given: facts).isEmpty)
        #expect(try answer(write("二"), given: facts).count == 1)
    }

    @Test("who has not seen the newest is told, but may say the same; other places and messages are nobody's concern")
    func seen() throws {
        let first = try answer(write("一", seen: 0), given: [])
        #expect(throws: WriteLocalNote.Refusal.changedSince) { try answer(write("二", seen: 0), given: first) }
        #expect(try answer(write("一", seen: 0), given: first).isEmpty, "the same form twice")
        #expect(try answer(write("二", seen: 1), given: first).count == 1)
        #expect(try answer(write("二", kawasaki, seen: 0), given: first).count == 1)
        #expect(try answer(write("二", on: other, seen: 0), given: first).count == 1)
        #expect(throws: WithdrawLocalNote.Refusal.changedSince) { try answer(withdraw(seen: 0), given: first) }
        let gone = first + (try answer(withdraw(seen: 1), given: first))
        #expect(throws: WriteLocalNote.Refusal.changedSince) { try answer(write("二", seen: 1), given: gone) }
        #expect(try answer(withdraw(seen: 1), given: gone).isEmpty)
    }

    @Test("is refused beside an unknown message, and unless every language has words that fit")
    func refused() throws {
        #expect(throws: WriteLocalNote.Refusal.unknownEntry("no")) { try answer(write("一", on: "no"), given: []) }
        func refusal(_ words: LocalWords) -> WriteLocalNote.Refusal? {
            let decision = WriteLocalNote(municipality: yokohama, entry: entry, words: words, catalogue: builtIn)
            do {
                _ = try answer(decision, given: [])
                return nil
            } catch {
                return error
            }
        }
        let long = String(repeating: "あ", count: 203)
        #expect(
            refusal(LocalWords(japanese: long, easyJapanese: " \n", english: "a\u{202E}b"))
                == .unfit([.japanese: .tooLong(by: 3), .easyJapanese: .missing, .english: .unprintable]))
        let fits = LocalWords(
            japanese: String(long.prefix(200)), easyJapanese: String(repeating: "あ", count: 300),
            english: String(repeating: "a", count: 398) + "🍼")
        #expect(refusal(fits) == nil && fits.left(in: .english) == 0)
        for text in ["\u{0}", "\u{1B}[31m", "\u{2066}", "\u{FEFF}", "\u{E000}", "\u{2028}"] {
            #expect(words("一\(text)二").faults[.japanese] == .unprintable, "\(text.unicodeScalars.map(\.value))")
        }
        #expect(words("👩‍👧 ①\n２").faults.isEmpty, "emoji, and a new line")
    }

    @Test("loses the blanks around it, and its lines end as everywhere")
    func tidied() {
        let words = LocalWords(japanese: "\r\n 一\r\n二\r三 \n", easyJapanese: "", english: "　")
        #expect(words.japanese == "一\n二\n三" && words.english.isEmpty)
    }

    @Test("reaches those who live there and nobody else; the nearest that says something is heard alone")
    func nearest() {
        var rules = schedule()
        let all = [(kanagawa, "県"), (yokohama, "市"), (tsurumi, "区")]
        for (place, text) in all { rules.notes.set(LocalNote(municipality: place, words: words(text)), on: entry) }
        func heard(in place: MunicipalityCode?, on index: Int = 0) -> String? {
            let home = family(in: place)
            let note = rules.note(on: builtIn.entries[index], for: home)
            let authors = NoteTable(rules).authors(of: [index], in: place)
            // Pages ask for one family, sending asks a table: both say the same.
            let other = authors.first.flatMap { $0 }.flatMap { rules.notes.own(of: $0, on: builtIn.entries[index].key) }
            #expect(note?.words == other?.words)
            return note?.words.japanese
        }
        #expect(heard(in: tsurumi) == "区" && heard(in: kawasaki) == "県")
        rules.notes.withdraw(tsurumi, on: entry)
        #expect(heard(in: tsurumi) == "市")
        rules.notes.withdraw(kanagawa, on: entry)
        #expect(heard(in: tsurumi) == "市" && heard(in: kawasaki) == nil)
        #expect(heard(in: nil) == nil && heard(in: tsurumi, on: 1) == nil)
        rules.notes.withdraw(yokohama, on: entry)
        #expect(heard(in: tsurumi) == nil && rules.notes == LocalNotes())
    }

    @Test("makes the content another one, by its place alone; where none is, the content is as before")
    func keys() {
        var rules = schedule()
        let due = [
            Occurrence(entry: 0, children: ChildSet(ChildNumber(1))),
            Occurrence(entry: 1, children: ChildSet(ChildNumber(1))),
        ]
        func key(in place: MunicipalityCode?) -> ContentKey? {
            MergedMessage(due, for: family(in: place), of: builtIn, noted: NoteTable(rules))?.content
        }
        let plain = key(in: tsurumi)
        #expect(plain?.notedBy == [] && plain == key(in: kawasaki) && plain == key(in: nil))
        rules.notes.set(LocalNote(municipality: yokohama, words: words("市")), on: entry)
        let noted = key(in: tsurumi)
        #expect(
            noted?.notedBy.compactMap { $0 } == [yokohama] && noted?.notedBy.count == 2 && noted == key(in: yokohama))
        #expect(key(in: kawasaki) == plain && key(in: nil) == plain)
        rules.notes.withdraw(yokohama, on: entry)
        #expect(key(in: tsurumi) == plain)
        // Families that were planned before it was taken back get what the next larger place says, or nothing.
        #expect(noted.map { rules.settled($0) } == plain)
        rules.notes.set(LocalNote(municipality: kanagawa, words: words("県")), on: entry)
        #expect(noted.map { rules.settled($0) }?.notedBy.compactMap { $0 } == [kanagawa])
    }

    @Test("stands in a family's plan, with the name of its place")
    func plan() throws {
        var rules = schedule()
        let home = family(born("2026-09-01"), in: tsurumi)
        let coming = try #require(rules.coming(for: home, after: day("2026-11-22")).first)
        #expect(coming.note == nil)
        rules.notes.set(LocalNote(municipality: yokohama, words: words("市")), on: coming.entry.key)
        let noted = try #require(rules.coming(for: home, after: day("2026-11-22")).first)
        #expect(noted.note?.words == words("市") && noted.note?.place(in: .english) == "141003")
        let open = rules.open(for: home, on: coming.date)
        for item in open { #expect((item.note != nil) == (item.entry.key == coming.entry.key)) }
    }
}

@Suite("Taking a municipal date back") struct WithdrawDateTests {
    private let name = "hoiku_april_first_round"
    private let today = day("2026-11-22")

    private func enter(_ name: String, _ date: String) -> EnterMunicipalDate {
        EnterMunicipalDate(
            municipality: yokohama, name: name, date: day(date), source: "広報", names: builtIn.municipalDateNames,
            today: today)
    }

    private func withdraw(_ name: String, _ year: Int?, seen: String? = nil) -> WithdrawMunicipalDate {
        WithdrawMunicipalDate(
            municipality: yokohama, name: name, year: year.map { FiscalYear($0) }, seen: seen.map(day))
    }

    @Test("leaves next year's, gives way to that of the larger place, and can be undone")
    func deadline() throws {
        var facts = try answer(enter(name, "2026-11-06"), given: [])
        facts += try answer(enter(name, "2027-11-05"), given: facts)
        facts += try answer(withdraw(name, 2026, seen: "2026-11-06"), given: facts)
        #expect(facts.count == 3)
        #expect(try answer(withdraw(name, 2026, seen: "2026-11-06"), given: facts).isEmpty)
        var dates = MunicipalDates(facts)
        #expect(dates.date(of: name, in: FiscalYear(2026), for: chain(tsurumi)) == nil)
        #expect(dates.date(of: name, in: FiscalYear(2027), for: chain(tsurumi)) == day("2027-11-05"))
        dates.set(day("2026-11-20"), as: name, of: kanagawa)
        #expect(dates.date(of: name, in: FiscalYear(2026), for: chain(tsurumi)) == day("2026-11-20"))
        facts += try answer(enter(name, "2026-11-06"), given: facts)
        #expect(facts.count == 4)
        #expect(
            MunicipalDates(facts).date(of: name, in: FiscalYear(2026), for: chain(tsurumi)) == day("2026-11-06"))
    }

    @Test("of an offer brings no corrected day back")
    func offer() throws {
        var facts = try answer(enter("checkup_5y", "2024-04-01"), given: [])
        facts += try answer(enter("checkup_5y", "2026-10-01"), given: facts)
        facts += try answer(withdraw("checkup_5y", nil), given: facts)
        #expect(!MunicipalDates(facts).isOffered("checkup_5y", on: today, for: chain(tsurumi)))
        #expect(MunicipalDates(facts).dates(of: "checkup_5y", for: chain(tsurumi)).isEmpty)
        #expect(try answer(withdraw("checkup_5y", nil), given: facts).isEmpty)
    }

    @Test("tells who has not seen the newest date, and does nothing where there is none")
    func seen() throws {
        #expect(try answer(withdraw(name, 2026, seen: "2026-11-06"), given: []).isEmpty)
        let facts = try answer(enter(name, "2026-11-13"), given: [])
        #expect(throws: WithdrawMunicipalDate.Refusal.changedSince(day("2026-11-13"))) {
            try answer(withdraw(name, 2026, seen: "2026-11-06"), given: facts)
        }
    }
}
