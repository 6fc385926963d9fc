package import Calendar
package import EventModel

/// A family is expecting.
package struct PregnancyRegistered: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let due: Personal<CivilDate>
    package let on: CivilDate

    package init(household: HouseholdID, child: ChildNumber, due: Personal<CivilDate>, on: CivilDate) {
        self.household = household
        self.child = child
        self.due = due
        self.on = on
    }

    package static let schema = Schema("household.pregnancy-registered", version: 1)
    package static let meaning = "A family is expecting."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "the child's number in the household, kept through birth"),
        Field("due", \.due, "the due date"),
        Field("on", \.on, "the day in Japan on which it was told"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family corrected its due date.
package struct DueDateCorrected: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let due: Personal<CivilDate>

    package init(household: HouseholdID, child: ChildNumber, due: Personal<CivilDate>) {
        self.household = household
        self.child = child
        self.due = due
    }

    package static let schema = Schema("household.due-date-corrected", version: 1)
    package static let meaning = "A family corrected its due date."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "which"),
        Field("due", \.due, "the due date that holds from now on"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A child that was expected has been born.
package struct ChildBorn: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let born: Personal<CivilDate>
    package let on: CivilDate

    package init(household: HouseholdID, child: ChildNumber, born: Personal<CivilDate>, on: CivilDate) {
        self.household = household
        self.child = child
        self.born = born
        self.on = on
    }

    package static let schema = Schema("household.child-born", version: 1)
    package static let meaning = "A child that was expected has been born."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "which"),
        Field("born", \.born, "the birth date"),
        Field("on", \.on, "the day in Japan on which it was told"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family told of a child.
package struct ChildRegistered: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let born: Personal<CivilDate>
    package let on: CivilDate

    package init(household: HouseholdID, child: ChildNumber, born: Personal<CivilDate>, on: CivilDate) {
        self.household = household
        self.child = child
        self.born = born
        self.on = on
    }

    package static let schema = Schema("household.child-registered", version: 1)
    package static let meaning = "A family told of a child."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "the child's number in the household"),
        Field("born", \.born, "the birth date"),
        Field("on", \.on, "the day in Japan on which it was told"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family corrected a birth date.
package struct BirthDateCorrected: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let born: Personal<CivilDate>

    package init(household: HouseholdID, child: ChildNumber, born: Personal<CivilDate>) {
        self.household = household
        self.child = child
        self.born = born
    }

    package static let schema = Schema("household.birth-date-corrected", version: 1)
    package static let meaning = "A family corrected a birth date."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "which"),
        Field("born", \.born, "the birth date that holds from now on"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family took a child out of the registration.
package struct ChildRemoved: Event {
    package let household: HouseholdID
    package let child: ChildNumber

    package init(household: HouseholdID, child: ChildNumber) {
        self.household = household
        self.child = child
    }

    package static let schema = Schema("household.child-removed", version: 1)
    package static let meaning = "A family took a child out of the registration."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "which"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A pregnancy or a child was lost. Nothing about it may ever be sent or asked again.
package struct LossTold: Event {
    package let household: HouseholdID
    package let child: ChildNumber

    package init(household: HouseholdID, child: ChildNumber) {
        self.household = household
        self.child = child
    }

    package static let schema = Schema("household.loss-told", version: 1)
    package static let meaning = "A pregnancy or a child was lost. Nothing about it may ever be sent or asked again."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "which"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
