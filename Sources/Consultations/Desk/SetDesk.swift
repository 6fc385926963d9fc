package import Calendar
package import EventModel
package import Events

/// An office says when and how its desk answers.
package struct SetDesk: Decision {
    package let setting: DeskSet

    package init(setting: DeskSet) { self.setting = setting }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [setting.office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard state.isOfficeOpen else { throw .officeNotOpen }
        guard faults.isEmpty else { throw .wrong(faults) }
        return state.setting.map(Self.same(as: setting)) ?? false ? [] : [setting]
    }

    package var faults: [DeskFault] {
        var faults: [DeskFault] = []
        if setting.hours.isEmpty { faults.append(.noHours) }
        if setting.themes.isEmpty { faults.append(.noThemes) }
        if setting.languages.isEmpty { faults.append(.noLanguages) }
        if !(1...20).contains(setting.capacity) { faults.append(.capacity) }
        if !(3...120).contains(setting.silence) { faults.append(.silence) }
        if !(30...3_650).contains(setting.keptDays) { faults.append(.keptDays) }
        if (setting.notice?.count ?? 0) > 2_000 { faults.append(.tooLong) }
        return faults
    }

    private static func same(as setting: DeskSet) -> (DeskSet) -> Bool {
        { other in
            other.hours == setting.hours && other.themes == setting.themes && other.languages == setting.languages
                && other.capacity == setting.capacity && other.silence == setting.silence
                && other.keptDays == setting.keptDays && other.notice == setting.notice
        }
    }
}

/// An office closes its desk: from then on the prefecture's answers.
package struct CloseDesk: Decision {
    package let office: OfficeID
    package let today: CivilDate

    package init(office: OfficeID, today: CivilDate) {
        self.office = office
        self.today = today
    }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        state.setting == nil ? [] : [DeskClosed(office: office, on: today)]
    }
}
