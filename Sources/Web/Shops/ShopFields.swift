import Calendar
import Events
import Passports

/// The fields of a form about a shop, as its template shows them: the same for whoever applies, changes, or writes for
/// the shop in an office.
struct ShopFields: Sendable {
    let identity: [Input]
    let trades: [Option]
    let tradeFault: String?
    let details: [Input]
    let kinds: [Option]
    let benefit: Input
    let audiences: [Option]
    let days: [Option]
    let times: [Input]
    let conditions: [Input]
    let needsChild: Bool
    let isAlone: Bool
    let isUnfolded: Bool
    let friendly: [Option]
    let isNationwide: Bool
    let people: [Input]
    let branches: Input
    let hasBranches: Bool
    let hasFaults: Bool

    struct Input: Sendable {
        let id: String
        let label: String
        let help: String?
        let value: String
        let type: String
        let autocomplete: String?
        let mode: String?
        let fault: String?
        let isRequired: Bool
        /// What a screen reader says besides the label.
        let described: String?

        fileprivate init(
            id: String, label: String, help: String?, value: String, type: String, autocomplete: String?, mode: String?,
            fault: String?, isRequired: Bool
        ) {
            self.id = id
            self.label = label
            self.help = help
            self.value = value
            self.type = type
            self.autocomplete = autocomplete
            self.mode = mode
            self.fault = fault
            self.isRequired = isRequired
            let parts = [help.map { _ in "help-\(id)" }, fault.map { _ in "fault-\(id)" }].compactMap(\.self)
            described = parts.isEmpty ? nil : parts.joined(separator: " ")
        }
    }

    struct Option: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    /// - Parameters:
    ///   - line: what is wrong with one of the branches.
    ///   - needsPerson: whether somebody has to be named; an office may leave that out.
    init(
        _ filled: ShopFilled, faults: [String: TextName] = [:], line: String? = nil, needsPerson: Bool = true,
        _ say: Speech
    ) {
        func input(
            _ id: String, _ label: TextName, help: TextName? = nil, type: String = "text", complete: String? = nil,
            mode: String? = nil, isRequired: Bool = false
        ) -> Input {
            Input(
                id: id, label: say(label), help: help.map { say($0) }, value: filled[id], type: type,
                autocomplete: complete, mode: mode, fault: faults[id].map { say($0) }, isRequired: isRequired)
        }
        func options<Choice: CaseIterable & RawRepresentable<String>>(
            _ chosen: String, _ title: (Choice) -> TextName
        ) -> [Option] {
            Choice.allCases.map {
                Option(value: $0.rawValue, title: say(title($0)), isChosen: $0.rawValue == chosen)
            }
        }
        identity = [
            input(
                "name", "shop-form.name", help: "shop-form.name-help", complete: "organization", isRequired: true)
        ]
        trades = options(filled["trade"], ShopWords.trade)
        tradeFault = faults["trade"].map { say($0) }
        details = [
            input(
                "address", "shop-form.address", help: "shop-form.address-help", complete: "street-address",
                isRequired: true),
            input("building", "shop-form.building"),
            input("telephone", "shop-form.telephone", type: "tel", complete: "tel"),
            input("page", "shop-form.page", type: "url", complete: "url", mode: "url"),
            input("hours", "shop-form.hours", help: "shop-form.hours-help"),
        ]
        kinds = options(filled["kind"].isEmpty ? BenefitKind.discount.rawValue : filled["kind"], ShopWords.kind)
        benefit = input("benefit", "shop-form.benefit", help: "shop-form.benefit-help")
        audiences = options(filled["audience"], ShopWords.audience)
        days = (Array(Weekday.allCases.dropFirst()) + [.sunday]).map {
            Option(
                value: "\($0.rawValue)", title: say(ShopWords.day($0)), isChosen: filled.days.contains("\($0.rawValue)")
            )
        }
        times = [
            input("from", "shop-form.from", type: "time"), input("until", "shop-form.until", type: "time"),
        ]
        conditions = [
            input("first", "shop-form.first", help: "shop-form.first-help", mode: "numeric"),
            input("note", "shop-form.note", help: "shop-form.note-help"),
        ]
        needsChild = filled["child"] == "on"
        isAlone = filled["alone"] == "on"
        isUnfolded = filled.hasConditions || ["from", "until", "first", "note"].contains { faults[$0] != nil }
        friendly = FriendlyService.allCases.map {
            Option(
                value: $0.rawValue, title: say(ShopWords.service($0)),
                isChosen: filled.services.contains($0.rawValue))
        }
        isNationwide = filled["nationwide"] == "on"
        people = [
            input("person", "shop-form.person", complete: "name", isRequired: needsPerson),
            input("reach", "shop-form.reach", help: "shop-form.reach-help", isRequired: needsPerson),
        ]
        branches = Input(
            id: "branches", label: say("shop-form.branches"), help: say("shop-form.branches-help"),
            value: filled["branches"], type: "", autocomplete: nil, mode: nil, fault: line, isRequired: false)
        hasBranches = !filled["branches"].isEmpty
        hasFaults = !faults.isEmpty || line != nil
    }
}
