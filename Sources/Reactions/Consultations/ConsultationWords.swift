import Households

/// What LINE carries of consultations: that there is something to read, and the door.
enum ConsultationWords {
    static let answer = Words(
        "新しい返信があります。", easy: "新(あたら)しい 返信(へんじ)が あります。", en: "You have a new reply.")
}
