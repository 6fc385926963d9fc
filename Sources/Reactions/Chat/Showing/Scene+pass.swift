import LINE

extension Scene {
    /// A card that opens the pass. It says nothing of the family: a pass that has ended is told of on its page alone.
    func pass() -> [Message] {
        guard let address = account.passAddress else {
            return [.text(say(ChatTexts.Pass.noPages), quickReply: menuReply)]
        }
        let card = Card(
            title: say(ChatTexts.Pass.title), lead: say(ChatTexts.Pass.lead), rows: [],
            footer: .uri(label: say(ChatTexts.Pass.open), uri: address))
        return [card.message(altText: say(ChatTexts.Pass.title), quickReply: menuReply)]
    }
}
