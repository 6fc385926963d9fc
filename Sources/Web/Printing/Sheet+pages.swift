import Calendar
import Events

extension Sheet {
    /// The sticker or the poster of a shop, as `ShopPrintPage` shows it.
    init(_ page: ShopPrintPage, checker: String, madeAt: JapanTime, _ say: Speech) {
        let (card, isPoster) = (page.card, page.isPoster)
        var parts: [Part] = card.isNationwide ? [.mark(height: isPoster ? 18 : 13)] : []
        parts += [
            .words(say("shop-print.pass"), height: isPoster ? 8 : 5, tone: .ink),
            .words(say("shop-print.member"), height: isPoster ? 26 : 14, tone: .green),
            .words(page.name, height: isPoster ? 10 : 5, tone: .ink),
        ]
        if let benefit = card.benefit { parts.append(.words(benefit, height: isPoster ? 13 : 7, tone: .red)) }
        if isPoster {
            let terms = card.terms.map { "・" + $0 }.joined(separator: "\n")
            if card.hasTerms { parts.append(.words(terms, height: 4.5, tone: .ink)) }
            if card.hasFriendly {
                let services = card.friendly.joined(separator: "　")
                parts.append(.words("\(say("shop-words.friendly")): \(services)", height: 4.5, tone: .ink))
            }
        }
        if card.isNationwide {
            parts.append(.badge(say("shop-print.nationwide"), height: isPoster ? 5 : 3.5, tone: .green))
        }
        let staff = [say("shop-print.staff"), page.code]
        parts.append(.code(link: checker, size: isPoster ? 40 : 28, beside: staff))
        self.init(title: "\(page.heading) \(page.name)", frame: isPoster ? nil : 100, parts: parts, madeAt: madeAt)
    }

    /// The pass on paper, as `PaperPassPage` shows it.
    init(_ print: PaperPassPage.Print, link: String, title: String, madeAt: JapanTime, _ say: Speech) {
        var parts: [Part] = [
            .mark(height: 10),
            .words(say("pass.name"), height: 5, tone: .ink),
        ]
        if print.isFamilyPass { parts.append(.words(say("pass.family"), height: 4, tone: .ink)) }
        parts += [
            .badge("紙", height: 4, tone: .ink),
            .code(link: link, size: 50, beside: []),
            .words("\(say("pass.until")) \(print.until.words)", height: 5, tone: .ink),
            .words(say("pass.paper-shop"), height: 3, tone: .soft),
        ]
        self.init(title: title, frame: 85, parts: parts, madeAt: madeAt)
    }
}
