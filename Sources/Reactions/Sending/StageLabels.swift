import Events
import Households

/// The words around a stage message, in each language.
struct StageLabels {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// Shown on the lock screen: nothing about whom or what.
    func altText(_ count: Int) -> String {
        switch language {
        case .japanese: "はぐくみからのお知らせ（\(count)件）"
        case .easyJapanese: "はぐくみからの お知らせです（\(count)）"
        case .english: count == 1 ? "A notice from Hagukumi" : "\(count) notices from Hagukumi"
        }
    }

    var why: String {
        switch language {
        case .japanese: "なぜ届いた？"
        case .easyJapanese: "どうして 届きましたか？"
        case .english: "Why did I get this?"
        }
    }

    var mute: String {
        switch language {
        case .japanese: "この話題を止める"
        case .easyJapanese: "この話は いりません"
        case .english: "Stop this topic"
        }
    }

    var askMunicipality: String {
        switch language {
        case .japanese: "時期や方法は、お住まいの市区町村の案内もご確認ください。"
        case .easyJapanese: "くわしいことは、住んでいる 市・区・町・村に 聞いてください。"
        case .english: "Details differ by municipality. Please check with yours."
        }
    }

    /// Above what an office says beside the message.
    func from(_ place: String) -> String {
        switch language {
        case .japanese, .easyJapanese: "\(place)から"
        case .english: "From \(place)"
        }
    }

    /// Under the shops that are named.
    func furtherShops(_ count: Int) -> String {
        switch language {
        case .japanese: "ほか\(count)店"
        case .easyJapanese: "ほかに \(count)の 店（みせ）"
        case .english: "and \(count) more"
        }
    }

    /// As the chat names it: a family finds it again under its topics.
    func name(of topic: Topic) -> String { topic.words[language] }
}
