import Calendar

/// Reads the trigger of one entry.
struct TriggerReader {
    private(set) var fields: FieldReader

    init(_ fields: FieldReader) { self.fields = fields }

    /// The kinds of trigger, and their fields.
    private enum Kind: String, CaseIterable {
        case pregnancyWeek = "pregnancy_week"
        case dayAfterBirth = "day_after_birth"
        case ageMonths = "age_months"
        case gradeDate = "grade_date"
        case fixedDate = "fixed_date"
        case municipalDeadline = "municipal_deadline"
        case event

        var keys: [String] {
            switch self {
            case .pregnancyWeek: ["week", "day"]
            case .dayAfterBirth: ["days"]
            case .ageMonths: ["months", "offset_days"]
            case .gradeDate: ["grade", "month", "day"]
            case .fixedDate: ["month", "day", "min_age_months", "max_age_months"]
            case .municipalDeadline: ["deadline", "offset_days", "max_age_months"]
            case .event: ["event", "offset_days"]
            }
        }
    }

    private static let offsets = -400...400
    /// Up to the last month before the nineteenth birthday.
    private static let ages = 0...227

    mutating func read() -> Trigger? {
        guard let kind = fields.choice("type", of: Kind.self) else { return nil }
        fields.allow(["type"] + kind.keys)
        switch kind {
        case .pregnancyWeek:
            guard let week = fields.integer("week", in: 0...44),
                let day = fields.integer("day", in: 0...6, otherwise: 0)
            else { return nil }
            return .pregnancyWeek(GestationalAge(week: week, day: day))
        case .dayAfterBirth:
            return fields.integer("days", in: 0...6_900).map { .dayAfterBirth($0) }
        case .ageMonths:
            let months = fields.integer("months", in: 1...227)
            let offset = fields.integer("offset_days", in: Self.offsets, otherwise: 0)
            guard let months, let offset else { return nil }
            return .ageMonths(months, offsetDays: offset)
        case .gradeDate:
            let grade = fields.choice("grade", of: Grade.self)
            guard let date = monthAndDay(), let grade else { return nil }
            return .gradeDate(grade, month: date.month, day: date.day)
        case .fixedDate: return fixedDate()
        case .municipalDeadline: return municipalDeadline()
        case .event:
            let event = fields.choice("event", of: HouseholdEvent.self)
            let offset = fields.integer("offset_days", in: event?.offsets ?? Self.offsets, otherwise: 0)
            guard let event, let offset else { return nil }
            return .event(event, offsetDays: offset)
        }
    }

    private mutating func fixedDate() -> Trigger? {
        let date = monthAndDay()
        let youngest = fields.integer("min_age_months", in: Self.ages)
        let oldest = fields.integer("max_age_months", in: Self.ages)
        guard let youngest, let oldest else { return nil }
        guard youngest <= oldest else {
            fields.fault(
                "min_age_months", "min_age_months \(youngest) of \(fields.what) is above max_age_months \(oldest)",
                "write the younger age first")
            return nil
        }
        return date.map { .fixedDate(month: $0.month, day: $0.day, ageMonths: youngest...oldest) }
    }

    private mutating func municipalDeadline() -> Trigger? {
        let name = fields.text("deadline")
        let offset = fields.integer("offset_days", in: Self.offsets, otherwise: 0)
        let oldest = fields.integer("max_age_months", in: Self.ages)
        guard let name, let offset, let oldest else { return nil }
        guard EntryReader.isName(name) else {
            fields.fault("deadline", "deadline “\(name)” is no name", EntryReader.nameRule)
            return nil
        }
        return .municipalDeadline(name, offsetDays: offset, maxAgeMonths: oldest)
    }

    private mutating func monthAndDay() -> (month: Int, day: Int)? {
        let month = fields.integer("month", in: 1...12)
        let day = fields.integer("day", in: 1...31)
        guard let month, let day else { return nil }
        // 2001 was a common year: a message for 29 February would be missing in three years of four.
        guard CivilDate(year: 2001, month: month, day: day) != nil else {
            fields.fault("day", "\(fields.what) is on \(month)-\(day), which not every year has", "choose another day")
            return nil
        }
        return (month, day)
    }
}
