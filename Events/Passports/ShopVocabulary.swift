package import Calendar
package import EventModel

/// What a shop that takes the pass deals in. Stored by name; names are never reused.
package enum ShopTrade: String, CaseIterable, FieldValue, Hashable {
    /// 飲食店・カフェ
    case eating
    /// スーパー・食料品
    case food
    /// パン・菓子
    case sweets
    /// 衣料・子ども用品
    case clothes
    /// 本・文具・おもちゃ
    case books
    /// 日用品・ドラッグストア
    case daily
    /// 理容・美容
    case beauty
    /// 写真
    case photo
    /// 遊び・レジャー・文化施設
    case leisure
    /// 宿泊・入浴
    case lodging
    /// 習い事・学習
    case learning
    /// 医療・健康
    case health
    /// 交通・自動車
    case transport
    /// 住まい・金融・保険
    case living
    case other
}

/// In which form a shop gives something.
package enum BenefitKind: String, CaseIterable, FieldValue, Hashable {
    case discount
    case points
    case gift
    /// Something more for the same price: a drink, a larger helping.
    case service
    case other
}

/// Whom a benefit is for, among those who have a pass.
package enum BenefitAudience: String, CaseIterable, FieldValue, Hashable {
    case everyone
    /// Whoever is pregnant herself.
    case expecting
    /// With a child under three.
    case infant
    /// With a child who does not go to school yet.
    case preschool
    /// With a child up to the last year of elementary school.
    case primary
}

/// What everybody with children finds at a shop, without a pass (フレンドリーメニュー). Stored by name; names are never
/// reused.
package enum FriendlyService: String, CaseIterable, FieldValue, Hashable {
    /// ミルク用のお湯
    case hotWater = "hot-water"
    /// おむつ替え
    case diaperTable = "diaper-table"
    /// 授乳
    case nursingRoom = "nursing-room"
    /// トイレのベビーキープ
    case babySeat = "baby-seat"
    /// キッズスペース
    case kidsSpace = "kids-space"
    /// 子ども用のいす・食器
    case kidsTableware = "kids-tableware"
    case pramAccess = "pram-access"
    case pramLoan = "pram-loan"
    case childMinding = "child-minding"
    case allergyCare = "allergy-care"

    /// The same among what any place may have; nil where the directory knows no such thing.
    package var equipment: Equipment? { Equipment(rawValue: rawValue) }
}

/// In whose name an application was made.
package enum ApplicantKind: String, CaseIterable, FieldValue, Hashable {
    /// One shop for itself.
    case shop
    /// A firm for one of its shops.
    case chain
    /// An office on a shop's behalf.
    case office
}

/// Who caused a change of what a shop offers.
package enum ShopVoice: String, CaseIterable, FieldValue, Hashable {
    /// Whoever runs it, through the shop's own link.
    case shop
    case office
}

/// Why a shop was not taken in.
package enum ShopRefusalReason: String, CaseIterable, FieldValue, Hashable {
    /// It is not in the prefecture.
    case outside
    /// It takes part already.
    case already
    /// What it offers can't be told from the application.
    case unclear
    /// It is not for children, or not meant by the scheme.
    case unsuitable
    case other
}

/// What a family says went wrong at a shop.
package enum ComplaintKind: String, CaseIterable, FieldValue, Hashable {
    /// The pass was not taken.
    case refused
    /// Something else was given than is published.
    case different
    /// Nobody at the shop knew of it.
    case unknown
    case other
}

/// What became of a complaint.
package enum ComplaintOutcome: String, CaseIterable, FieldValue, Hashable {
    /// The shop was spoken to.
    case told
    /// What is published was corrected.
    case corrected
    /// The shop acted by its terms.
    case right
    /// Nothing can be made of it.
    case unclear
}

extension Weekday: FieldValue {
    private var stored: String {
        switch self {
        case .sunday: "sunday"
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        }
    }
    package static var shape: Shape { .choice(allCases.map(\.stored)) }
    package func write(to writer: inout JSONWriter) { writer.string(stored) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        let name = try reader.string()
        guard let day = Self.allCases.first(where: { $0.stored == name }) else {
            throw reader.fault("is “\(name)”, not a day of the week")
        }
        self = day
    }
}
