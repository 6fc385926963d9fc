import Places
import Testing

@Suite struct PostalCodeTests {
    @Test(
        "every hyphen, and none, gives the same code",
        arguments: ["", "-", "‐", "‑", "‒", "–", "—", "―", "−", "－", "ー", "ｰ", "─", "の", " ", "　", " - ", "　ー　", "  "])
    func hyphens(hyphen: String) {
        for (first, second) in [("231", "0023"), ("２３１", "００２３"), ("2３1", "０0２3")] {
            #expect(PostalCode(typed: first + hyphen + second)?.description == "231-0023", "\(first)\(hyphen)\(second)")
            #expect(PostalCode(typed: "〒" + first + hyphen + second)?.description == "231-0023")
            #expect(PostalCode(typed: "〒 \(first)\(hyphen)\(second)\n")?.description == "231-0023")
        }
    }

    @Test(
        "a sentence around it does not matter",
        arguments: [
            "郵便番号は231-0023です", "郵便番号は２３１ー００２３です。", "231-0023 横浜市中区山下町", "231-0023\n1-2 山下町",
            "〒231-0023 1丁目2-3", "ナンバー2310023", "えっと、231-0023、かな？", "231-0023（231-0023です）",
            "Nishi Ward 2-3-1, Yokohama 231-0023, Japan",
        ])
    func sentences(text: String) {
        #expect(PostalCode(typed: text)?.digits == "2310023")
    }

    @Test(
        "six digits, eight digits, telephone numbers and two codes are no code",
        arguments: [
            "", "〒", "231002", "231-002", "23100234", "231-00234", "1231-0023", "12310023", "２３１００２３４", "2310-023",
            "23-10023", "045-210-1111", "0452101111", "045 210 1111", "090-1234-5678", "090 1234 5678", "09012345678",
            "090 1234567", "231-0023と220-0012", "231-0023-1", "1-231-0023", "231--0023", "231.0023", "二三一〇〇二三",
        ])
    func rejected(text: String) {
        #expect(PostalCode(typed: text) == nil)
    }

    @Test("every built-in code survives being printed and typed again, in seven digits and with the hyphen")
    func roundTrip() {
        for code in BuiltIn.postal.postalCodes {
            #expect(PostalCode(typed: code.description) == code)
            #expect(PostalCode(digits: code.digits) == code)
        }
        #expect(PostalCode(digits: "0010010")?.description == "001-0010", "leading zeros stay")
    }

    @Test(
        "files hold seven ASCII digits and nothing else",
        arguments: ["231-0023", "２３１００２３", "231002", "23100231", " 2310023"])
    func strict(text: String) {
        #expect(PostalCode(digits: text) == nil)
    }
}
