import Consultations
import Testing

@Suite("What is written in a consultation")
struct WrittenTextTests {
    @Test(
        "script, SQL and emoji are kept as they were typed",
        arguments: ["<script>alert(1)</script>", "'; DROP TABLE message; --", "👩‍👧‍👦 ありがとう", "一行目\n二行目"])
    func plain(text: String) throws {
        #expect(try WrittenText(text).text == text)
    }

    @Test("signs that turn the writing round or can't be seen are left out")
    func tricks() throws {
        #expect(try WrittenText("\u{202E}gpj.exe\u{2066}a\u{200B}b\u{0000}c").text == "gpj.exeabc")
        #expect(try WrittenText(" \r\n a\r\nb\rc \n").text == "a\nb\nc")
    }

    @Test("nothing but blanks and signs that can't be seen is no message")
    func empty() {
        #expect(throws: WrittenText.Fault.empty) { try WrittenText(" \n\u{200B}\u{202E}　") }
    }

    @Test("4,000 characters are taken, one more is not, nor is 100 KB")
    func long() throws {
        #expect(try WrittenText(String(repeating: "あ", count: 4_000)).text.count == 4_000)
        for count in [4_001, 100_000] {
            #expect(throws: WrittenText.Fault.tooLong(limit: 4_000)) {
                try WrittenText(String(repeating: "a", count: count))
            }
        }
    }
}
