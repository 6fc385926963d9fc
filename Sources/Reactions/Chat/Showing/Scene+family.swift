import Calendar
import Events
import Households
import LINE

/// Pages about children and pregnancies. Only those about whom the family wants to hear are ever shown.
extension Scene {
    private typealias Texts = ChatTexts.Family

    private var isExpecting: Bool {
        family.openChildren.contains { if case .expecting = $0.child { true } else { false } }
    }

    private func birthPicker(_ words: Words, count: Int) -> Action {
        DateBounds.birth(on: today).picker(say(words), .born(count: count, on: nil))
    }

    private func duePicker(_ words: Words) -> Action {
        DateBounds.due(on: today).picker(say(words), .expect(due: nil))
    }

    func askFamily() -> [Message] {
        var actions = [birthPicker(Texts.child, count: 1), birthPicker(Texts.twins, count: 2)]
        if !isExpecting { actions.insert(duePicker(Texts.pregnant), at: 0) }
        return [.text(say(Texts.ask), quickReply: QuickReply(actions))]
    }

    func askMore(after day: CivilDate?) -> [Message] {
        var actions = [birthPicker(Texts.another, count: 1)]
        if let day { actions.append(button(Texts.theseAreTwins, .born(count: 2, on: day))) }
        if !isExpecting { actions.append(duePicker(Texts.alsoPregnant)) }
        actions.append(button(Texts.done, .finish))
        let card = Card(title: say(Texts.profile), rows: rows(withButtons: false))
        return [
            card.message(altText: say(Texts.profile)),
            .text(say(Texts.askMore), quickReply: QuickReply(actions)),
        ]
    }

    func finished() -> [Message] {
        var shown: [Message] = []
        if !items.isEmpty {
            shown.append(list(Texts.catchUp, caption: until))
        }
        let quickReply = QuickReply([
            button(Texts.upcoming, .show(.upcoming)), button(ChatTexts.Wishes.menu, .show(.menu)),
        ])
        return shown + [.text(say(Texts.finished), quickReply: quickReply)]
    }

    func upcoming() -> [Message] {
        guard !items.isEmpty else { return [.text(say(Texts.nothingUpcoming), quickReply: menuReply)] }
        var message = list(Texts.upcoming, caption: say)
        message.quickReply = menuReply
        return [message]
    }

    private func list(_ title: Words, caption: (CivilDate) -> String) -> Message {
        let rows = items.prefix(12).map { Card.Row(caption: $0.date.map(caption), text: $0.title) }
        return Card(title: say(title), rows: rows).message(altText: say(title))
    }

    private func until(_ day: CivilDate) -> String {
        let date = say(day)
        return say(Words("\(date)まで", easy: "\(date) まで", en: "Until \(date)"))
    }

    var menuReply: QuickReply { QuickReply([button(ChatTexts.Wishes.menu, .show(.menu))]) }

    func profile() -> [Message] {
        let card = Card(title: say(Texts.profile), rows: rows(withButtons: true), note: say(Texts.tapToChange))
        let actions = [
            button(Texts.moved, .show(.residence)), button(Texts.add, .show(.family)),
            button(ChatTexts.Wishes.other, .show(.other)), button(ChatTexts.Wishes.menu, .show(.menu)),
        ]
        return [card.message(altText: say(Texts.profile), quickReply: QuickReply(actions))]
    }

    private func rows(withButtons: Bool) -> [Card.Row] {
        let home = family.residence.map { name(of: $0.municipality) } ?? say(Texts.notTold)
        let residence = Card.Row(
            caption: say(Texts.residence), text: home,
            action: withButtons ? button(Texts.moved, .show(.residence)) : nil)
        return [residence]
            + family.openChildren.map { number, child in
                let (caption, day) = describe(child)
                let action = withButtons ? button(say(caption), .show(.child(number))) : nil
                return Card.Row(caption: say(caption), text: day.map(say) ?? say(Texts.erased), action: action)
            }
    }

    private func describe(_ child: Household.Child) -> (Words, CivilDate?) {
        switch child {
        case .expecting(let due): (Texts.due, due)
        case .born(let day): (Texts.born, day)
        case .removed, .lost: (Texts.notTold, nil)
        }
    }

    func child(_ number: ChildNumber) -> [Message] {
        var actions: [Action] = []
        switch family.children[number] {
        case .expecting(let due):
            let birth = DateBounds.birth(on: today, initial: today)
            actions = [
                birth.picker(say(Texts.wasBorn), .birth(number, siblings: 0, on: nil)),
                birth.picker(say(Texts.twinsWereBorn), .birth(number, siblings: 1, on: nil)),
                DateBounds.due(on: today, initial: due).picker(say(Texts.correctDue), .correctDue(number, on: nil)),
            ]
        case .born(let day):
            let birth = DateBounds.birth(on: today, initial: day)
            actions = [birth.picker(say(Texts.correctBirth), .correctBirth(number, on: nil))]
        case .removed, .lost, nil: return profile()
        }
        actions.append(button(Texts.endMessages, .show(.endOfChild(number))))
        actions.append(button(Texts.back, .show(.profile)))
        return [.text(say(Texts.askChange), quickReply: QuickReply(actions))]
    }

    /// Two choices and no question behind them. Nothing that is tapped here is repeated in the chat.
    func endOfChild(_ number: ChildNumber) -> [Message] {
        let quickReply = QuickReply([
            .postback(label: say(Texts.mistake), data: Tap.removeChild(number).data),
            .postback(label: say(Texts.loss), data: Tap.loss(number).data),
            .postback(label: say(Texts.back), data: Tap.show(.profile).data),
        ])
        return [.text(say(Texts.askEnd), quickReply: quickReply)]
    }

    func whatIs(_ day: CivilDate) -> [Message] {
        var actions: [Action] = []
        let open = family.openChildren.prefix(8)
        if day <= today { actions.append(button(Texts.bornThatDay, .born(count: 1, on: day))) }
        for (number, child) in open {
            switch child {
            case .expecting where day <= today:
                actions.append(button(Texts.wasBorn, .birth(number, siblings: 0, on: day)))
            case .expecting: actions.append(button(Texts.correctDue, .correctDue(number, on: day)))
            case .born where open.count == 1 && day <= today:
                actions.append(button(Texts.correctBirth, .correctBirth(number, on: day)))
            case .born, .removed, .lost: break
            }
        }
        if day > today, !isExpecting { actions.append(button(Texts.dueThatDay, .expect(due: day))) }
        actions.append(button(Texts.neither, .goOn))
        return [.text(say(Texts.askWhatDate), quickReply: QuickReply(actions))]
    }
}
