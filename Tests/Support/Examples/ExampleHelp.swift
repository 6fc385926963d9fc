import Calendar
package import EventModel
import Events

extension Example {
    package static let help: [any Event] = [
        CrisisTermsSet(
            office: prefecture, additions: [CrisisTerm(kind: .selfHarm, term: "しんどすぎて無理")],
            removals: [CrisisTerm(kind: .violence, term: "逃げたい")]),
        HelpLineSet(
            office: prefecture, key: HelpLineKey("hitorioya")!, name: "ひとり親家庭相談", numbers: ["045-000-0000"],
            hours: OpeningHours("月火水木金 9:00-17:00; 祝 休")!, forWhom: "ひとり親", situations: [.parent], isShown: true,
            source: "https://www.example.lg.jp/hitorioya", confirmedOn: today),
    ]
}
