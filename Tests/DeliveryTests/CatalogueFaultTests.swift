import Delivery
import Testing

@Suite("A catalogue with faults") struct CatalogueFaultTests {
    private let good = """
        version: '2026-11-22'
        count: 1
        entries:
        - key: vac
          stage: 0歳
          trigger:
            type: age_months
            months: 2
          audience: guardian
          topic: immunisation
          priority: high
          municipal_variation: false
          expires: age_months 12
          title: 予防接種
          body: 生後2か月から予防接種が始まります。予診票を確認し、かかりつけの小児科を予約しましょう。
          title_easy: 予防接種
          body_easy: 生後2か月から予防接種が始まります。予診票を確認し、かかりつけの小児科を予約しましょう。
          title_en: Vaccinations
          body_en: Vaccinations start at 2 months. Please book with your clinic.
          source:
            name: 市
            url: null
            checked: general
        """

    /// The faults of the good file with some texts replaced.
    private func faults(_ replacements: [(String, String)]) -> [CatalogueFault] {
        var text = good
        for (old, new) in replacements {
            let range = text.firstRange(of: old)!
            text.replaceSubrange(range, with: new)
        }
        do throws(CatalogueFaults) {
            _ = try StageCatalogue.load(text, file: "cat.yaml")
            return []
        } catch {
            return error.faults
        }
    }

    @Test("the file they are made from has none")
    func none() { #expect(faults([]).isEmpty) }

    @Test(
        "each is told with its line and what is allowed",
        arguments: [
            ("stage: 0歳", "stage: 0才", 5, "0歳, 1～2歳"),
            ("type: age_months", "type: age_month", 7, "pregnancy_week, day_after_birth, age_months"),
            ("months: 2", "months: two", 8, "from 1 to 227"),
            ("months: 2", "months: 2\n    weeks: 3", 9, "allowed: type, months, offset_days"),
            (
                "type: age_months\n    months: 2", "type: grade_date\n    grade: sho7\n    month: 4\n    day: 1", 8,
                "sho6"
            ),
            (
                "type: age_months\n    months: 2", "type: grade_date\n    grade: sho6\n    month: 4\n    day: 31", 10,
                "4-31"
            ),
            ("type: age_months\n    months: 2", "type: event\n    event: born", 8, "pregnancy_registered"),
            ("audience: guardian", "audience: guardians", 9, "pregnant, guardian, single_parent"),
            ("audience: guardian", "audience: pregnant", 9, "write guardian"),
            ("topic: immunisation", "topic: vaccines", 10, "immunisation"),
            ("topic: immunisation", "topic: single-parent", 10, "audience: single_parent"),
            ("topic: immunisation", "topic: new-shops", 10, "event: shops_joined"),
            ("municipal_variation: false", "municipal_variation: perhaps", 12, "true or false"),
            ("expires: age_months 12", "expires: age_months 1", 13, "later last day"),
            ("expires: age_months 12", "expires: 02-30", 13, "MM-dd"),
            ("expires: age_months 12", "expires: deadline", 13, "age_months MONTHS"),
            ("expires: age_months 12", "expires: pregnancy_week 20", 13, "age_months MONTHS"),
            ("title: 予防接種", "title: 予防接種のお知らせ予防接種のお知らせ予防接種のお知らせ", 14, "1 to 25"),
            ("title: 予防接種", "title: ＢＣＧ", 14, "half-width"),
            ("title: 予防接種", "title: [a]", 14, "text"),
            ("body: 生後2か月から予防接種が始まります。予診票を確認し、かかりつけの小児科を予約しましょう。", "body: 短い", 15, "30 to 130"),
            ("  topic: immunisation\n", "", 4, "add it"),
            ("count: 1", "count: 2", 2, "agree"),
            ("count: 1", "count: 1\nextra: 1", 3, "version, count, entries"),
            ("version: '2026-11-22'", "version: '2026-02-30'", 1, "yyyy-MM-dd"),
            ("url: null", "url: example.jp", 22, "https://"),
            ("priority: high", "priority: high\n  priority: normal", 11, "keep one"),
            ("  audience: guardian", "  audience: *nobody", 9, "mend"),
        ])
    func one(old: String, new: String, line: Int, remedy: String) {
        let found = faults([(old, new)])
        #expect(found.contains { $0.line == line && $0.description.contains(remedy) }, "\(found)")
        #expect(found.count == 1 && found.allSatisfy { $0.description.hasPrefix("cat.yaml:\($0.line): ") }, "\(found)")
    }

    @Test("all are told at once, by line, also behind a field that stands twice")
    func several() {
        let found = faults([
            ("stage: 0歳", "stage: baby"), ("months: 2", "months: 2\n    months: 3"),
            ("title: 予防接種", "titel: 予防接種"), ("checked: general", "checked: perhaps"), ("count: 1", "count: 100"),
        ])
        #expect(found.map(\.line) == [2, 4, 5, 8, 15, 24], "\(found)")
    }

    @Test("two entries with one key are told, with the line of the first")
    func duplicates() {
        let entry = good[good.firstRange(of: "- key")!.lowerBound...]
        let text = good.replacing("count: 1", with: "count: 2") + "\n" + entry
        #expect {
            try StageCatalogue.load(text, file: "cat.yaml")
        } throws: { error in
            guard let faults = (error as? CatalogueFaults)?.faults else { return false }
            return faults.count == 1 && faults[0].line == 24 && faults[0].problem.contains("line 4")
        }
    }

    @Test("what is no YAML, empty or of another shape is refused", arguments: ["", "a: [", "- 1", "entries: 3", "\t"])
    func noYAML(text: String) {
        #expect(throws: CatalogueFaults.self) { try StageCatalogue.load(text, file: "cat.yaml") }
    }
}
