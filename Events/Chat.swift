package import EventModel

/// LINE told of something, and it was kept before LINE was answered.
package struct WebhookReceived: Event {
    package let webhook: ULID
    package let household: HouseholdID?
    package let kind: String
    package let at: Int64
    package let isRedelivery: Bool
    package let content: Personal<String>?

    package init(
        webhook: ULID, household: HouseholdID?, kind: String, at: Int64, isRedelivery: Bool,
        content: Personal<String>?
    ) {
        self.webhook = webhook
        self.household = household
        self.kind = kind
        self.at = at
        self.isRedelivery = isRedelivery
        self.content = content
    }

    package static let schema = Schema("line.webhook-received", version: 1)
    package static let meaning = "LINE told of something, and it was kept before LINE was answered."
    package static let fields = Fields(
        Field("webhook", \.webhook, "LINE's webhookEventId"),
        Field("household", \.household, "the household; none where LINE names no user"),
        Field("kind", \.kind, "LINE's event type, such as follow, message, postback"),
        Field("at", \.at, "LINE's timestamp, in milliseconds since 1970"),
        Field("isRedelivery", \.isRedelivery, "whether LINE says it sends this again"),
        Field("content", \.content, "the event as LINE sent it"),
        build: Self.init)
    package var tags: [Tag] { [Tag("webhook", webhook)] + (household.map { [$0.tag] } ?? []) }
    package var subject: Tag? { household?.tag }
}

/// The account answered in the chat.
package struct ChatAnswered: Event {
    package let household: HouseholdID
    package let webhook: ULID
    package let prompt: String
    package let outcome: SendOutcomeName
    package let requestID: String?

    package init(
        household: HouseholdID, webhook: ULID, prompt: String, outcome: SendOutcomeName, requestID: String?
    ) {
        self.household = household
        self.webhook = webhook
        self.prompt = prompt
        self.outcome = outcome
        self.requestID = requestID
    }

    package static let schema = Schema("line.chat-answered", version: 1)
    package static let meaning = "The account answered in the chat."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("webhook", \.webhook, "the webhookEventId that it answers"),
        Field("prompt", \.prompt, "which answer it was"),
        Field("outcome", \.outcome, "what LINE said"),
        Field("requestID", \.requestID, "LINE's x-line-request-id"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, Tag("webhook", webhook)] }
}

/// LINE holds the menu of a language, with its picture.
package struct RichMenuPublished: Event {
    package let language: Language
    package let menu: String
    package let digest: String
    package let at: Int64

    package init(language: Language, menu: String, digest: String, at: Int64) {
        self.language = language
        self.menu = menu
        self.digest = digest
        self.at = at
    }

    package static let schema = Schema("line.rich-menu-published", version: 1)
    package static let meaning = "LINE holds the menu of a language, with its picture."
    package static let fields = Fields(
        Field("language", \.language, "its language"),
        Field("menu", \.menu, "LINE's richMenuId"),
        Field("digest", \.digest, "SHA-256 of the definition and the picture"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [Self.tag(of: language)] }

    /// What the menus of one language are found by.
    package static func tag(of language: Language) -> Tag { Tag("menu", language.rawValue) }
}
