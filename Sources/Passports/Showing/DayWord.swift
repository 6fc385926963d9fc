/// The word of a day: the same on every phone in the prefecture, so that a shop that knows it sees at a glance that a
/// screen is of today. Short, kind, read aloud without doubt, and none that could hurt.
package struct DayWord: Sendable, Equatable {
    /// In hiragana or katakana.
    package let kana: String
    package let english: String
    /// One of so many colours that go with it.
    package let hue: Int

    package static let hues = 6

    /// - Parameter number: the same for everybody on a day, and not to be known before it.
    package init(number: UInt64) {
        let count = UInt64(Self.words.count)
        let word = Self.words[Int(number % count)]
        (kana, english) = (word.0, word.1)
        hue = Int(number / count % UInt64(Self.hues))
    }

    static let words: [(String, String)] = [
        ("さくら", "cherry blossom"), ("かもめ", "seagull"), ("みかん", "mandarin"), ("ひまわり", "sunflower"),
        ("たんぽぽ", "dandelion"), ("しろくま", "polar bear"), ("にじ", "rainbow"), ("どんぐり", "acorn"),
        ("いるか", "dolphin"), ("もみじ", "maple leaf"), ("ほたる", "firefly"), ("ぶどう", "grapes"),
        ("りす", "squirrel"), ("あおぞら", "blue sky"), ("かえで", "maple"), ("めだか", "killifish"),
        ("つばめ", "swallow"), ("よつば", "four-leaf clover"), ("らっこ", "sea otter"), ("なのはな", "rape blossom"),
        ("うさぎ", "rabbit"), ("こすもす", "cosmos"), ("りんご", "apple"), ("ふじさん", "Mount Fuji"),
        ("すずめ", "sparrow"), ("あじさい", "hydrangea"), ("くじら", "whale"), ("いちご", "strawberry"),
        ("こだぬき", "raccoon dog"), ("かざぐるま", "pinwheel"), ("ぺんぎん", "penguin"), ("はまべ", "beach"),
        ("もくれん", "magnolia"), ("かめ", "turtle"), ("すいか", "watermelon"), ("ゆうやけ", "sunset glow"),
        ("きつつき", "woodpecker"), ("とうだい", "lighthouse"), ("なでしこ", "pink"), ("おにぎり", "rice ball"),
        ("てんとうむし", "ladybird"), ("みずうみ", "lake"), ("きんぎょ", "goldfish"), ("さんぽ", "walk"),
        ("まつぼっくり", "pine cone"), ("あさがお", "morning glory"), ("ひつじ", "sheep"), ("おりがみ", "origami"),
        ("かぶとむし", "beetle"), ("はちみつ", "honey"), ("こうま", "foal"), ("すみれ", "violet"),
        ("たけうま", "stilts"), ("ほしぞら", "starry sky"), ("りゅうのひげ", "lilyturf"), ("みつばち", "honeybee"),
        ("かるた", "karuta cards"), ("そよかぜ", "breeze"), ("ゆず", "yuzu"), ("こねこ", "kitten"),
        ("つくし", "horsetail"), ("しゃぼんだま", "soap bubble"), ("あひる", "duck"), ("きんたろう", "Kintaro"),
    ]
}
