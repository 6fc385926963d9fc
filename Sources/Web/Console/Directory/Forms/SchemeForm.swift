import Events
import Places

/// The form about money, things or help that families may ask for.
enum SchemeForm {
    static func of(_ say: Speech, in gazetteer: Gazetteer) -> RecordForm<SupportScheme> {
        RecordForm(groups: [
            FieldGroup(
                title: "console-directory.basics",
                rules: [
                    .name("name", say("console-directory.name"), \.title),
                    .text("subtitle", say("console-directory.subtitle"), \.subtitle),
                    .municipality(say("console-directory.municipality"), among: gazetteer.all, \.municipality),
                    .text("summary", say("console-directory.summary"), \.summary, isLong: true),
                    .text("content", say("console-directory.content"), \.content, isLong: true),
                    keywords(say),
                ]),
            FieldGroup(
                title: "console-directory.for-whom",
                rules: [
                    .text("audience", say("console-directory.audience"), \.audience, isLong: true),
                    .text("application", say("console-directory.application"), \.application, isLong: true),
                    .day("open-from", say("console-directory.open-from"), \.openFrom),
                    .day("open-until", say("console-directory.apply-until"), \.openUntil),
                    applyAt(say),
                ]),
            FieldGroup(
                title: "console-directory.contact",
                rules: [
                    .text("offered-by", say("console-directory.offered-by"), \.offeredBy),
                    .telephone(say("console-directory.telephone"), \.contact),
                    .page("page", say("console-directory.page"), \.contact),
                ]),
            FieldGroup(
                title: "console-directory.shown",
                rules: [
                    .day("shown-from", say("console-directory.shown-from"), \.shownFrom),
                    .day("shown-until", say("console-directory.shown-until"), \.shownUntil),
                ]),
        ])
    }

    private static func keywords(_ say: Speech) -> FieldRule<SupportScheme> {
        FieldRule(
            id: "keywords", label: say("console-directory.keywords"), help: "console-directory.keywords-help",
            read: { $0.keywords.joined(separator: "、") }
        ) { scheme, typed in
            scheme.keywords = typed.split { "、,;；\n".contains($0) }.map { Typed.plain(String($0)) }
                .filter { !$0.isEmpty }
            return nil
        }
    }

    private static func applyAt(_ say: Speech) -> FieldRule<SupportScheme> {
        FieldRule(id: "apply-at", label: say("console-directory.apply-at"), read: { $0.applyAt ?? "" }) {
            scheme, typed in
            guard typed.isEmpty || Typed.isPage(typed) else { return "console-directory.no-page" }
            scheme.applyAt = typed.isEmpty ? nil : typed
            return nil
        }
    }
}
