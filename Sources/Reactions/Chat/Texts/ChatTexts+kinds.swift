import Events
import Households

extension ChatTexts.Search {
    static func kind(_ kind: PlaceKind) -> Words {
        switch kind {
        case .nursery: Words("保育園", easy: "保育園(ほいくえん)", en: "Nursery")
        case .certifiedCentre: Words("認定こども園", easy: "こども園(えん)", en: "Centre for early childhood")
        case .kindergarten: Words("幼稚園", easy: "幼稚園(ようちえん)", en: "Kindergarten")
        case .smallNursery: Words("小規模保育", easy: "小(ちい)さい 保育園(ほいくえん)", en: "Small nursery")
        case .unlicensedNursery: Words("認可外保育施設", easy: "認可外(にんかがい)の 保育園(ほいくえん)", en: "Unlicensed nursery")
        case .afterSchool: Words("学童保育", easy: "学童(がくどう)", en: "After-school care")
        case .childrensHall: Words("児童館", easy: "児童館(じどうかん)", en: "Children's hall")
        case .familyCentre: Words("子育て支援センター", easy: "子育(こそだ)て センター", en: "Family support centre")
        case .temporaryCare: Words("一時預かり", easy: "少(すこ)し あずける", en: "Temporary care")
        case .sickChildCare: Words("病児保育", easy: "病気(びょうき)の 子(こ)を あずける", en: "Care for sick children")
        case .babyStation: Words("赤ちゃんの駅", easy: "赤(あか)ちゃんの 駅(えき)", en: "Baby station")
        case .cafeteria: Words("こども食堂", easy: "こども食堂(しょくどう)", en: "Children's cafeteria")
        case .hospital: Words("病院", easy: "病院(びょういん)", en: "Hospital")
        case .clinic: Words("診療所", easy: "クリニック", en: "Clinic")
        case .school: Words("学校", easy: "学校(がっこう)", en: "School")
        case .library: Words("図書館", easy: "図書館(としょかん)", en: "Library")
        case .park: Words("公園", easy: "公園(こうえん)", en: "Park")
        case .publicOffice: Words("役所・窓口", easy: "役所(やくしょ)", en: "Public office")
        case .publicFacility: Words("公共施設", easy: "みんなの 施設(しせつ)", en: "Public facility")
        case .shop: Words("協賛店", easy: "店(みせ)", en: "Shop")
        case .other: Words("その他", easy: "そのほか", en: "Other")
        }
    }

    static func equipment(_ equipment: Equipment) -> Words {
        switch equipment {
        case .nursingRoom: Words("授乳室", easy: "授乳室(じゅにゅうしつ)", en: "nursing room")
        case .diaperTable: Words("おむつ替え", easy: "おむつ", en: "diaper table")
        case .hotWater: Words("ミルクのお湯", easy: "お湯(ゆ)", en: "hot water")
        case .eatingAllowed: Words("飲食可", easy: "食(た)べられる", en: "eating allowed")
        case .pramLoan: Words("ベビーカー貸出", easy: "ベビーカーを 借(か)りる", en: "pram loan")
        case .pramAccess: Words("ベビーカー可", easy: "ベビーカー", en: "pram access")
        case .parking: Words("駐車場", easy: "駐車場(ちゅうしゃじょう)", en: "parking")
        case .stepFree: Words("車椅子可", easy: "車(くるま)いす", en: "step-free")
        case .temporaryCare: Words("一時預かり", easy: "少(すこ)し あずける", en: "temporary care")
        case .sickChildCare: Words("病児保育", easy: "病気(びょうき)の 子(こ)", en: "sick child care")
        case .childMinding: Words("託児", easy: "子(こ)どもを みてくれる", en: "child minding")
        case .allergyCare: Words("アレルギー対応", easy: "アレルギー", en: "allergy care")
        case .foodPantry: Words("フードパントリー", easy: "食(た)べものを もらう", en: "food pantry")
        case .takeout: Words("持ち帰り", easy: "持(も)って 帰(かえ)る", en: "takeout")
        case .learningSupport: Words("学習支援", easy: "勉強(べんきょう)", en: "learning support")
        case .english: Words("英語", easy: "英語(えいご)", en: "English")
        case .chinese: Words("中国語", easy: "中国語(ちゅうごくご)", en: "Chinese")
        case .korean: Words("韓国語", easy: "韓国語(かんこくご)", en: "Korean")
        case .otherLanguages: Words("ほかの言語", easy: "ほかの ことば", en: "other languages")
        }
    }
}
