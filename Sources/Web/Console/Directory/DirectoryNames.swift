import Events

/// What the console calls what is kept of the directory in codes.
enum DirectoryNames {
    /// The kinds in whose names a word stands.
    static func kinds(called word: String) -> Set<PlaceKind> {
        let word = DirectoryListPage.Question.folded(word)
        return Set(PlaceKind.allCases.filter { DirectoryListPage.Question.folded(kind($0)).contains(word) })
    }

    static func kind(_ kind: PlaceKind) -> String {
        switch kind {
        case .nursery: "認可保育所"
        case .certifiedCentre: "認定こども園"
        case .kindergarten: "幼稚園"
        case .smallNursery: "地域型保育（小規模保育など）"
        case .unlicensedNursery: "認可外保育施設"
        case .afterSchool: "放課後児童クラブ"
        case .childrensHall: "児童館"
        case .familyCentre: "子育て支援センター・ひろば"
        case .temporaryCare: "一時預かり"
        case .sickChildCare: "病児・病後児保育"
        case .babyStation: "赤ちゃんの駅・授乳室"
        case .cafeteria: "こども食堂"
        case .hospital: "病院"
        case .clinic: "診療所"
        case .school: "学校"
        case .library: "図書館"
        case .park: "公園"
        case .publicOffice: "役所・保健センター"
        case .publicFacility: "その他の公共施設"
        case .shop: "優待のある店"
        case .other: "その他"
        }
    }

    static func equipment(_ equipment: Equipment) -> String {
        switch equipment {
        case .nursingRoom: "授乳室"
        case .diaperTable: "おむつ替え"
        case .hotWater: "ミルク用のお湯"
        case .eatingAllowed: "飲食"
        case .pramLoan: "ベビーカーの貸出"
        case .pramAccess: "ベビーカーのまま利用"
        case .parking: "駐車場"
        case .stepFree: "車椅子での利用"
        case .temporaryCare: "一時預かり"
        case .sickChildCare: "病児保育"
        case .childMinding: "託児"
        case .allergyCare: "アレルギー対応"
        case .foodPantry: "フードパントリー"
        case .takeout: "テイクアウト"
        case .learningSupport: "学習支援"
        case .english: "英語"
        case .chinese: "中国語"
        case .korean: "韓国・朝鮮語"
        case .otherLanguages: "やさしい日本語・その他の言語"
        }
    }

    static func mistake(_ mistake: MistakeKind) -> String {
        switch mistake {
        case .closed: "閉まっている・なくなった"
        case .hours: "曜日や時間が違う"
        case .dates: "次の開催日"
        case .telephone: "電話番号が違う"
        case .location: "場所が違う"
        case .other: "その他"
        }
    }

    static func voice(_ voice: ReportVoice) -> String {
        switch voice {
        case .family: "利用者から"
        case .keeper: "施設の方から"
        }
    }

    static func sign(_ sign: DuplicateSign) -> String {
        switch sign {
        case .nameAndAddress: "名前と住所が同じ"
        case .nameAndPoint: "名前が同じで、近くにある"
        case .nameAndTelephone: "電話番号が同じで、名前が似ている"
        }
    }

    static func dataset(_ kind: DatasetKind) -> String {
        switch kind {
        case .childcare: "子育て施設一覧"
        case .publicFacilities: "公共施設一覧"
        case .schools: "教育機関一覧"
        case .medical: "医療機関一覧"
        case .babyStations: "赤ちゃんの駅一覧"
        case .cafeterias: "こども食堂一覧"
        case .shops: "優待店一覧"
        case .events: "イベント一覧"
        case .schemes: "支援制度一覧"
        case .entered: "職員の入力"
        }
    }
}
