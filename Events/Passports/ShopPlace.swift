package import Calendar

extension Place {
    /// A shop as the directory shows it.
    ///
    /// - Parameter before: what is shown now. What an office put on the map, or said of its hours, stays as long as the
    ///   shop has not moved.
    package init(_ shop: ShopRecord, before: Place? = nil) {
        self.init(kind: .shop, name: shop.name)
        kindText = "子育て応援パスポート協力店（\(shop.trade.japanese)）"
        address = shop.address
        if let before, before.address?.text == shop.address.text {
            point = before.point
            hours = before.hours
        }
        contact =
            shop.telephone == nil && shop.page == nil
            ? nil : ContactDetails(telephone: shop.telephone, email: nil, form: nil, page: shop.page, note: nil)
        hoursNote = shop.hours
        has = shop.friendly.compactMap(\.equipment)
        benefit = shop.terms?.words
        let others = shop.friendly.filter { $0.equipment == nil }.map(\.japanese)
        about = others.isEmpty ? nil : others.joined(separator: "、") + "があります。"
    }
}

extension Provenance {
    /// Where the directory has an approved shop from.
    package init(shopOn day: CivilDate) {
        self.init(source: "子育て応援パスポート協力店の届出", licence: "", asOf: day)
    }
}

extension ShopTrade {
    /// As a list would call it.
    package var japanese: String {
        switch self {
        case .eating: "飲食店・カフェ"
        case .food: "スーパー・食料品"
        case .sweets: "パン・菓子"
        case .clothes: "衣料・子ども用品"
        case .books: "本・文具・おもちゃ"
        case .daily: "日用品・ドラッグストア"
        case .beauty: "理容・美容"
        case .photo: "写真"
        case .leisure: "遊び・レジャー・文化施設"
        case .lodging: "宿泊・入浴"
        case .learning: "習い事・学習"
        case .health: "医療・健康"
        case .transport: "交通・自動車"
        case .living: "住まい・金融・保険"
        case .other: "その他"
        }
    }
}

extension FriendlyService {
    /// As a list would call it.
    package var japanese: String {
        switch self {
        case .hotWater: "ミルク用のお湯"
        case .diaperTable: "おむつ替えの場所"
        case .nursingRoom: "授乳の場所"
        case .babySeat: "トイレのベビーキープ"
        case .kidsSpace: "キッズスペース"
        case .kidsTableware: "子ども用のいす・食器"
        case .pramAccess: "ベビーカーでの入店"
        case .pramLoan: "ベビーカーの貸出"
        case .childMinding: "託児"
        case .allergyCare: "アレルギー対応"
        }
    }
}
