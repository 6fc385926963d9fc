import EventModel

/// What a place is. Stored by name; names are never reused.
package enum PlaceKind: String, CaseIterable, FieldValue, Hashable {
    /// 認可保育所
    case nursery
    /// 認定こども園
    case certifiedCentre = "certified-centre"
    /// 幼稚園
    case kindergarten
    /// 小規模保育・家庭的保育・事業所内保育 (地域型保育)
    case smallNursery = "small-nursery"
    /// 認可外保育施設
    case unlicensedNursery = "unlicensed-nursery"
    /// 放課後児童クラブ・学童保育
    case afterSchool = "after-school"
    /// 児童館
    case childrensHall = "childrens-hall"
    /// 子育て支援センター・つどいの広場
    case familyCentre = "family-centre"
    /// 一時預かりだけを行うところ
    case temporaryCare = "temporary-care"
    /// 病児・病後児保育
    case sickChildCare = "sick-child-care"
    /// 赤ちゃんの駅・授乳室
    case babyStation = "baby-station"
    /// こども食堂
    case cafeteria
    case hospital
    case clinic
    case school
    case library
    case park
    /// 市区町村役所・保健センターなどの窓口
    case publicOffice = "public-office"
    /// その他の公共施設
    case publicFacility = "public-facility"
    /// 優待のある店
    case shop
    case other
}

/// What a place may have. Stored by name; names are never reused.
package enum Equipment: String, CaseIterable, FieldValue, Hashable, Comparable {
    /// 授乳室
    case nursingRoom = "nursing-room"
    /// おむつ替えコーナー
    case diaperTable = "diaper-table"
    /// ミルク用のお湯
    case hotWater = "hot-water"
    /// 飲食できる
    case eatingAllowed = "eating-allowed"
    /// ベビーカーの貸出
    case pramLoan = "pram-loan"
    /// ベビーカーのまま利用できる
    case pramAccess = "pram-access"
    case parking
    /// 車椅子で利用できる
    case stepFree = "step-free"
    /// 一時預かり
    case temporaryCare = "temporary-care"
    /// 病児保育
    case sickChildCare = "sick-child-care"
    /// 託児
    case childMinding = "child-minding"
    /// アレルギーへの対応
    case allergyCare = "allergy-care"
    /// フードパントリー
    case foodPantry = "food-pantry"
    /// テイクアウト
    case takeout
    /// 学習支援
    case learningSupport = "learning-support"
    case english
    case chinese
    case korean
    /// やさしい日本語・その他の言語
    case otherLanguages = "other-languages"

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (left: Self, right: Self) -> Bool { left.place < right.place }
}

/// Who caused a change in the directory.
package enum DirectoryVoice: String, CaseIterable, FieldValue, Hashable {
    /// A newer list of the office.
    case list
    /// Somebody in an office, by hand.
    case office
    /// Whoever runs the place, through a signed link.
    case keeper
}

/// Why something is no longer offered.
package enum ClosingReason: String, CaseIterable, FieldValue, Hashable {
    /// It is missing from a newer list that says it is complete.
    case notListed = "not-listed"
    /// It closed or ended, as an office or keeper says.
    case ended
    /// It was published by mistake.
    case mistaken
}

/// What somebody found wrong with a place.
package enum MistakeKind: String, CaseIterable, FieldValue, Hashable {
    case closed
    case hours
    /// On which days it is held next.
    case dates
    case telephone
    case location
    case other
}

/// Who says that something published of a place is wrong.
package enum ReportVoice: String, CaseIterable, FieldValue, Hashable {
    case family
    /// Whoever runs the place, through a signed link.
    case keeper
}

/// What became of a report.
package enum MistakeOutcome: String, CaseIterable, FieldValue, Hashable {
    case corrected
    /// Looked at, and what is published is right.
    case right
    /// Nothing can be made of it.
    case unclear
}
