/// One of the 47 prefectures, by number and name (JIS X 0401).
package struct Prefecture: Hashable, Sendable {
    /// 1 to 47, the first two digits of municipality codes.
    package let number: Int
    /// With its 都, 道, 府 or 県.
    package let name: String

    /// All 47, in order of number.
    package static let all = [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
        "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
        "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
        "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ].enumerated().map { Prefecture(number: $0.offset + 1, name: $0.element) }

    /// Finds a prefecture by number (`14`), by name (神奈川県) or by name without its last word (神奈川).
    package init?(_ text: String) {
        let found = Self.all.first { prefecture in
            prefecture.name == text || String(prefecture.number) == text
                || (prefecture.number != 1 && String(prefecture.name.dropLast()) == text)
        }
        guard let found else { return nil }
        self = found
    }

    private init(number: Int, name: String) {
        self.number = number
        self.name = name
    }

    /// The code of the prefecture as a whole.
    package var code: MunicipalityCode { MunicipalityCode(prefecture: number) }
}
