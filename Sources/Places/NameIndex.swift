import Foundation

/// Finds municipalities by the names people type.
struct NameIndex: Sendable {
    private let codes: [String: [MunicipalityCode]]
    /// Each municipality with its names as an address writes them, folded; the second leaves out the county. By the
    /// characters with which one of them begins.
    let written: [Character: [Written]]

    typealias Written = (municipality: Municipality, fullName: String, name: String)

    init(_ all: [Municipality], chains: [MunicipalityCode: [Municipality]]) {
        var codes: [String: [MunicipalityCode]] = [:]
        for municipality in all {
            let above = (chains[municipality.code] ?? []).dropFirst()
            for key in Self.keys(municipality, above: Array(above)) {
                codes[key, default: []].append(municipality.code)
            }
        }
        self.codes = codes
        var written: [Character: [Written]] = [:]
        for municipality in all where municipality.kind != .prefecture {
            let (fullName, name) = (foldedName(municipality.fullName), foldedName(municipality.name))
            for first in Set([fullName.first, name.first].compactMap(\.self)) {
                written[first, default: []].append((municipality, fullName, name))
            }
        }
        self.written = written
    }

    /// The codes that go by this name, in code order.
    func codes(named typed: String) -> [MunicipalityCode] {
        let key = foldedName(typed)
        if let found = codes[key] { return found }
        for ending in Self.endings where key.hasSuffix(ending) {
            if let found = codes[String(key.dropLast(ending.count))] { return found }
        }
        return []
    }

    /// What people add when they answer in a sentence.
    private static let endings = ["です", "に住んでいます", "に住んでます", "在住", "住み"].map(foldedName)

    /// Every way to write the name: with or without what lies above, each part with or without its 県, 市, 郡, 区.
    private static func keys(_ municipality: Municipality, above: [Municipality]) -> Set<String> {
        var keys: Set<String> = []
        let prefecture = above.last
        let writings = [(\Municipality.name, \Municipality.fullName), (\.kana, \.fullKana)]
        for (name, fullName) in writings {
            let within = String(municipality[keyPath: fullName].dropLast(municipality[keyPath: name].count))
            for before in [""] + (prefecture.map { shortAndLong($0[keyPath: name]) } ?? []) {
                for between in Set([""] + shortAndLong(within)) {
                    for own in shortAndLong(municipality[keyPath: name]) {
                        keys.insert(foldedName(before + between + own))
                    }
                }
            }
        }
        return keys
    }

    /// The name as it is and without the word for its kind: 横浜市 and 横浜.
    private static func shortAndLong(_ name: String) -> [String] {
        for ending in ["県", "府", "都", "市", "郡", "区", "町", "村", "ケン", "グン", "マチ", "チョウ", "ムラ", "ソン", "シ", "ク"]
        where name.hasSuffix(ending) && name.count > ending.count {
            return [name, String(name.dropLast(ending.count))]
        }
        return [name]
    }
}

extension Gazetteer {
    /// The municipalities and wards that a person may mean by a name, in code order; empty if there is none.
    ///
    /// The prefecture, city and county before the name and the 市, 区, 町 behind it may be left out. Kana, any width,
    /// and ヶ, ケ, ヵ, が for one another are understood. Short names that several share (緑区, 南区, 川崎) give all.
    package func municipalities(named typed: String) -> [Municipality] {
        names.codes(named: typed).compactMap { self[$0] }
    }
}

/// The form in which names are compared: one width, katakana, one ケ, no spaces or marks.
///
/// 保土ケ谷 is officially written with a large ケ and 茅ヶ崎 with a small one, and people write either, or が.
/// 都築 for 都筑 is the most frequent slip of the pen in Yokohama.
func foldedName(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in compatibleForm(text).unicodeScalars {
        var scalar = scalar
        if (0x3041...0x3096).contains(scalar.value) { scalar = Unicode.Scalar(scalar.value + 0x60) ?? scalar }
        switch scalar {
        case "ヶ", "ヵ", "カ", "ガ": folded.append("ケ")
        case "築": folded.append("筑")
        case "濱": folded.append("浜")
        case "澤": folded.append("沢")
        case "・", "、", "。", ",", ".": continue
        case _ where scalar.properties.isWhitespace: continue
        default: folded.append(scalar)
        }
    }
    return String(folded)
}

/// How names and addresses of places are compared when nobody may be told apart by how they are written.
package enum Likeness {
    /// One width, katakana, one ヶ, Arabic numbers up to five, and nothing of what is written or left out at will.
    package static func folded(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy(isComposed)
        let composed = isPlain ? text : text.precomposedStringWithCompatibilityMapping.lowercased()
        var result = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars {
            switch scalar {
            case "ヶ", "ヵ", "ケ", "カ", "が", "ガ": result.append("ヶ")
            case "丁", "番", "号", "目", "地", "の", "ノ": continue
            case "-", "‐", "‑", "–", "—", "―", "−", "ー", "・", "、", ",", ".": continue
            case "一": result.append("1")
            case "二": result.append("2")
            case "三": result.append("3")
            case "四": result.append("4")
            case "五": result.append("5")
            case _ where (0x3041...0x3096).contains(scalar.value):
                result.append(Unicode.Scalar(scalar.value + 0x60) ?? scalar)
            case _ where scalar.properties.isWhitespace: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// What no mapping changes: most of what is written. The mapping takes longer than all the rest.
    private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A: false
        case 0x20...0x7E, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF: true
        default: false
        }
    }
}
