import Foundation
import Support
import Testing

@testable import Facilities

@Suite("Folding of words")
struct FoldingTests {
    private let folding: Folding
    init() throws { folding = try Folding.builtIn() }

    private func folded(_ text: String) -> String { String(decoding: folding.folded(text), as: UTF16.self) }

    @Test(
        "what people write for the same thing becomes one",
        arguments: [
            ["こども食堂", "子ども食堂", "子供食堂", "ｺﾄﾞﾓ食堂", "コドモ食堂", "子 ど も・食堂"],
            ["保土ヶ谷", "保土ケ谷", "保土ｹ谷", "保土ゖ谷"],
            ["３丁目", "3丁目", "３ 丁目"],
            ["あすく", "アスク", "ｱｽｸ"],
            ["保育所", "保育園", "ほいくえん"],
            ["髙﨑邊", "高崎辺"],
            ["1-2-3", "１－２－３", "1‐2−3", "1–2―3"],
            ["10～12時", "10〜12時", "１０~１２時"],
            ["Baby", "ＢＡＢＹ", "baby"],
            ["がっこう", "ガッコウ", "ｶﾞｯｺｳ", "か\u{3099}っこう"],
            ["①", "1"], ["㈱", "(株)"],
        ])
    func same(_ texts: [String]) {
        for text in texts { #expect(folded(text) == folded(texts[0]), "\(text)") }
    }

    @Test(
        "what is not the same stays apart",
        arguments: [("コーヒー", "コ-ヒ-"), ("さくら", "さくち"), ("病院", "美容院"), ("ハハ", "パパ"), ("か", "が")])
    func apart(_ one: String, _ other: String) { #expect(folded(one) != folded(other)) }

    @Test("folding what is folded changes nothing, but for words that became another one's part")
    func twice() throws {
        var random = SplitMix64(seed: 41)
        let letters = Array("こども子供ヶケﾄﾞー-－～〜 ・保育園所髙﨑Ａa1１㈱か\u{3099}学童一時𠮷")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random)! })
            let once = folding.plain(text)
            #expect(folding.plain(String(decoding: once, as: UTF16.self)) == once, "\(text)")
        }
    }

    @Test("every line of the tables means something, and one thing")
    func tables() throws {
        #expect(try QueryWords.builtIn(folding).faults.isEmpty)
        for line in try ListTables.text("folding").split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t").map(String.init)
            try #require(cells.count == 3, "\(line)")
            #expect(folding.folded(cells[1]) == folding.folded(cells[2]), "\(line)")
        }
    }
}
