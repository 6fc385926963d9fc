package import Calendar
package import EventModel
package import Places

/// Money, things or help that families may ask for, as it is published. Nil and empty mean that nobody said so.
package struct SupportScheme: Record, Hashable {
    /// 制度番号
    package var ownID: String?
    package var title: String
    package var subtitle: String?
    package var municipality: MunicipalityCode?
    /// 対象者
    package var audience: String?
    /// 概要
    package var summary: String?
    /// 内容
    package var content: String?
    /// 利用・申請方法
    package var application: String?
    package var openFrom: CivilDate?
    package var openUntil: CivilDate?
    package var contact: ContactDetails?
    /// The page on which to apply.
    package var applyAt: String?
    /// 実施組織・支援機関
    package var offeredBy: String?
    /// ライフステージ, 行政サービス and お困りごと of the standard's code lists.
    package var categories: [String]
    package var keywords: [String]
    package var shownFrom: CivilDate?
    package var shownUntil: CivilDate?
    package var details: [Detail]

    package init(title: String) {
        self.title = title
        categories = []
        keywords = []
        details = []
    }

    package static let fields = Fields(
        Field("ownID", \.ownID, "the number that the list gives it"),
        Field("title", \.title, "its name"),
        Field("subtitle", \.subtitle, "as people call it"),
        Field("municipality", \.municipality, "where it holds"),
        Field("audience", \.audience, "for whom"),
        Field("summary", \.summary, "what it is, in short"),
        Field("content", \.content, "what there is to get"),
        Field("application", \.application, "how to ask for it"),
        Field("openFrom", \.openFrom, "from when on it can be asked for"),
        Field("openUntil", \.openUntil, "the last day to ask for it"),
        Field("contact", \.contact, "whom to ask"),
        Field("applyAt", \.applyAt, "the address of the page on which to apply"),
        Field("offeredBy", \.offeredBy, "the body that offers it"),
        Field("categories", \.categories, "stages of life, services and needs, in the standard's words"),
        Field("keywords", \.keywords, "words to find it by"),
        Field("shownFrom", \.shownFrom, "from when on it is to be shown"),
        Field("shownUntil", \.shownUntil, "the last day to show it"),
        Field("details", \.details, "further columns of the list"),
        build: {
            var scheme = SupportScheme(title: $1)
            (scheme.ownID, scheme.subtitle, scheme.municipality, scheme.audience) = ($0, $2, $3, $4)
            (scheme.summary, scheme.content, scheme.application, scheme.openFrom) = ($5, $6, $7, $8)
            (scheme.openUntil, scheme.contact, scheme.applyAt, scheme.offeredBy) = ($9, $10, $11, $12)
            (scheme.categories, scheme.keywords, scheme.shownFrom, scheme.shownUntil) = ($13, $14, $15, $16)
            scheme.details = $17
            return scheme
        })
}
