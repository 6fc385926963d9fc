import Events
import Facilities

/// The directory's own words in the reader's language.
extension Speech {
    func callAsFunction(_ kind: PlaceKind) -> String { self(Self.kinds[kind] ?? "kind.other") }
    /// The list's own word for it is Japanese, and often says more.
    func kind(of place: Place) -> String { (language == .japanese ? place.kindText : nil) ?? self(place.kind) }
    func callAsFunction(_ equipment: Equipment) -> String { self(Self.equipment[equipment] ?? "kind.other") }
    /// Why nothing was found: what had to be given up.
    func instead(of filter: SearchFilter) -> String { self(Self.given[filter] ?? "finding.instead") }

    private static let kinds: [PlaceKind: TextName] = [
        .nursery: "kind.nursery", .certifiedCentre: "kind.certified-centre", .kindergarten: "kind.kindergarten",
        .smallNursery: "kind.small-nursery", .unlicensedNursery: "kind.unlicensed-nursery",
        .afterSchool: "kind.after-school", .childrensHall: "kind.childrens-hall", .familyCentre: "kind.family-centre",
        .temporaryCare: "kind.temporary-care", .sickChildCare: "kind.sick-child-care",
        .babyStation: "kind.baby-station", .cafeteria: "kind.cafeteria", .hospital: "kind.hospital",
        .clinic: "kind.clinic", .school: "kind.school", .library: "kind.library", .park: "kind.park",
        .publicOffice: "kind.public-office", .publicFacility: "kind.public-facility", .shop: "kind.shop",
        .other: "kind.other",
    ]

    private static let equipment: [Equipment: TextName] = [
        .nursingRoom: "equipment.nursing-room", .diaperTable: "equipment.diaper-table",
        .hotWater: "equipment.hot-water", .eatingAllowed: "equipment.eating-allowed",
        .pramLoan: "equipment.pram-loan", .pramAccess: "equipment.pram-access", .parking: "equipment.parking",
        .stepFree: "equipment.step-free", .temporaryCare: "kind.temporary-care",
        .sickChildCare: "kind.sick-child-care", .childMinding: "equipment.child-minding",
        .allergyCare: "equipment.allergy-care", .foodPantry: "equipment.food-pantry",
        .takeout: "equipment.takeout", .learningSupport: "equipment.learning-support", .english: "equipment.english",
        .chinese: "equipment.chinese", .korean: "equipment.korean", .otherLanguages: "equipment.other-languages",
    ]

    private static let given: [SearchFilter: TextName] = [
        .open: "instead.open", .within: "instead.within", .isFree: "instead.free", .vacancy: "instead.vacancy",
        .age: "instead.age", .has: "instead.has", .benefit: "instead.benefit", .days: "instead.days",
        .town: "instead.area", .area: "instead.area", .kinds: "instead.kinds", .words: "instead.words",
    ]
}
