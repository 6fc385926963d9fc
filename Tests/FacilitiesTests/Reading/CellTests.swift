import Calendar
import Events
import Places
import Testing

@testable import Facilities

@Suite("Cells as people write them")
struct CellTests {
    private func day(_ text: String) -> CivilDate? { CivilDate(iso: text) }

    @Test(
        "a day is read in every form that files have",
        arguments: [
            "2026-11-02", "2026/11/2", "2026.11.02", "20261102", "2026年11月2日", "2026年11月2日(月)", "令和8年11月2日",
            "令和８年１１月２日（月）",
            "R8.11.2", "2026/11/02 0:00", "2026-11-02T00:00:00", "２０２６／１１／２",
        ])
    func days(_ text: String) {
        #expect(DayText.day(text) == day("2026-11-02"))
    }

    @Test("what is no day is none", arguments: ["", "11月", "未定", "2026-02-30", "令和8年13月1日", "2026", "平成40年1月1日"])
    func noDays(_ text: String) {
        #expect(DayText.day(text) == nil)
    }

    @Test("days without a year are the ones nearest to the list's day that have the weekday written beside them")
    func withoutYear() throws {
        let asOf = try #require(day("2026-07-20"))
        let range = try #require(DayText.range("8月5日（水）～8月16日（日）\n※10日（月）以外", near: asOf))
        #expect(range.from == day("2026-08-05") && range.until == day("2026-08-16") && range.lacksYear)
        let december = try #require(day("2026-12-20"))
        let winter = try #require(DayText.range("1月9日(土)", near: december))
        #expect(winter.from == day("2027-01-09"))
        let other = try #require(DayText.range("8月5日(木)", near: asOf))
        #expect(other.from == day("2027-08-05"))
        let whole = try #require(DayText.range("会期：2026年7月4日(土)～9月27日(日）", near: asOf))
        #expect(whole.from == day("2026-07-04") && whole.until == day("2026-09-27") && !whole.lacksYear)
        #expect(DayText.range("8・9月の試合日程", near: asOf) == nil)
    }

    @Test(
        "a time is read in every form that files have",
        arguments: [
            ("7:00", 420), ("07:00", 420), ("17:00:00", 1020), ("９：３０", 570), ("9時", 540), ("9時30分", 570), ("9時半", 570),
            ("午後1時30分", 810), ("午前9時", 540), ("0930", 570), ("24:00", 1440), ("26:00", 1560), (" 9:00 ", 540),
        ])
    func times(_ text: String, _ minutes: Int) {
        #expect(CellText.time(text) == minutes)
    }

    @Test("what is no time is none", arguments: ["", "-", "随時", "25時70分", "9", "12:3", "①13：00 ②14：45"])
    func noTimes(_ text: String) {
        #expect(CellText.time(text) == nil)
    }

    @Test("numbers have either width, commas, blanks and their unit")
    func numbers() {
        for text in ["4315", "４３１５", "4,315 ", "4315人", "4315 名"] { #expect(CellText.number(text) == 4315) }
        for text in ["", "約20", "1号認定 15、2・3号認定 105", "-3", "1.5"] { #expect(CellText.number(text) == nil) }
    }

    @Test("yes and no are understood, and nothing else is taken for either")
    func answers() {
        for text in ["有", "あり", "○", "1", "１", "可", "TRUE"] { #expect(CellText.answer(text) == true) }
        for text in ["無", "なし", "×", "0", "不可", "-"] { #expect(CellText.answer(text) == false) }
        for text in ["要相談", "2階にあり", "土日のみ"] { #expect(CellText.answer(text) == nil) }
    }

    @Test("a point is put right when latitude and longitude are exchanged, and dropped when it lies in Africa")
    func points() {
        let point = GeoPoint(latitude: 35_447_500, longitude: 139_642_300)
        #expect(CellText.point(latitude: "35.4475", longitude: "139.6423") == .point(point))
        #expect(CellText.point(latitude: "３５．４４７５", longitude: "139.6423 ") == .point(point))
        #expect(CellText.point(latitude: "139.6423", longitude: "35.4475") == .swapped(point))
        #expect(CellText.point(latitude: "35度26分51秒", longitude: "139度38分32.28秒") == .point(point))
        #expect(CellText.point(latitude: "3.5447", longitude: "13.9642") == .outsideJapan)
        #expect(CellText.point(latitude: "0", longitude: "0") == .outsideJapan)
        #expect(CellText.point(latitude: "35.4", longitude: nil) == .half)
        #expect(CellText.point(latitude: "34.35000-0000-000006", longitude: "134.1") == .notNumbers)
        #expect(CellText.point(latitude: "nan", longitude: "inf") == .notNumbers)
        #expect(CellText.point(latitude: nil, longitude: nil) == .none)
    }

    @Test("only addresses of web pages are links")
    func links() {
        for text in ["https://example.lg.jp/", "http://example.jp/こども食堂", "HTTPS://EXAMPLE.JP?a=1"] {
            #expect(CellText.link(text) == text)
        }
        #expect(CellText.link("https://example.jp/1\nhttps://example.jp/2") == "https://example.jp/1")
        for text in ["example.jp", "http://", "https://localhost", "javascript:alert(1)", "htp://example.jp", "なし"] {
            #expect(CellText.link(text) == nil)
        }
    }

    @Test(
        "ages are read as a range of completed months",
        arguments: [
            ("0歳から5歳", 0, 71), ("１歳～５歳", 12, 71), ("3か月～", 3, nil), ("生後57日から就学前", 1, 83), ("0～5歳児", 0, 83),
            ("6歳～12歳（小学校1年生～6年生）", 72, 155), ("小学校1年生から6年生", 72, 155), ("2か月～2歳児", 2, 47), ("満3歳～", 36, nil),
            ("1号認定 3歳児～、2・3号認定 3か月～", 3, nil), ("未就学児", 0, 83), ("3歳未満", nil, 35), ("1歳以下", nil, 23),
            ("乳幼児と保護者", 0, 83),
            ("6ヶ月以上", 6, nil), ("おおむね2か月～2歳児", 2, 47), ("中学生まで", nil, 191),
        ] as [(String, Int?, Int?)])
    func ages(_ text: String, _ from: Int?, _ until: Int?) throws {
        let months = try #require(AgeText.months(text))
        #expect(months.from == from && months.until == until)
    }

    @Test("words that name no age are not taken for one", arguments: ["どなたでも", "市内在住の方", "なし", ""])
    func noAges(_ text: String) {
        #expect(AgeText.months(text) == nil)
    }

    @Test("telephone numbers have their digits, whatever stands around them")
    func telephones() {
        for text in ["045-000-0000", "(048)000-0000", "０４５－０００－００００", "045-000-0000(代)"] {
            #expect(CellText.isTelephone(text))
        }
        for text in ["なし", "12345", "電話番号は広報へ", "2026-11-22-000"] { #expect(!CellText.isTelephone(text)) }
    }
}
