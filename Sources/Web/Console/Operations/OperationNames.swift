import Calendar
import Delivery
import EventModel
import Events
import Households
import Offices
import Places
import Projections

/// What the operation log's codes are called. What is not known any more stands there as it is stored.
struct OperationNames: Sendable {
    private let console: Console
    private let people: [String: String]
    private let offices: [OfficeID: String]
    private let looks: LookWords
    /// What places, gatherings and schemes are called, by their tags.
    private let records: [String: String]

    init(_ console: Console, _ offices: [OfficeRow], _ people: [StaffRow], records: [String: String]) {
        self.records = records
        self.console = console
        self.people = Dictionary(people.map { ($0.staff.actor, $0.name ?? "–") }) { $1 }
        self.offices = Dictionary(offices.map { ($0.office, $0.name) }) { $1 }
        looks = LookWords(texts: console.writer.texts)
    }

    func office(_ office: OfficeID) -> String { offices[office] ?? "–" }

    func person(_ actor: String) -> String {
        actor == "operator" ? console.words("console-operations.terminal") : people[actor] ?? actor
    }

    /// Whom or what a line is about, by its tag.
    func subject(_ tag: String) -> String {
        let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return tag }
        return switch parts[0] {
        case "office": OfficeID(parts[1]).flatMap { offices[$0] } ?? parts[1]
        case "municipality": place(parts[1]) ?? parts[1]
        case "report": report(parts[1]) ?? parts[1]
        case "source": parts[1]
        default: people[tag] ?? records[tag] ?? tag
        }
    }

    func purpose(of line: OperationLine) -> String? {
        guard let purpose = line.purpose else { return nil }
        switch line.kind {
        case HouseholdSearched.schema.name, HouseholdViewed.schema.name:
            return LookPurpose(rawValue: purpose).map(looks.name) ?? purpose
        default: return purpose
        }
    }

    func detail(of line: OperationLine) -> String? { line.detail.map { words(for: $0, of: line.kind) ?? $0 } }

    /// Nil where it can't be told: it is shown as it stands then.
    private func words(for detail: String, of kind: String) -> String? {
        let parts = detail.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch kind {
        case HouseholdSearched.schema.name: return means(detail)
        case HouseholdViewed.schema.name: return viewed(detail)
        case MunicipalDateSet.schema.name, MunicipalDateWithdrawn.schema.name:
            guard parts.count == 2, let day = CivilDate(iso: parts[1]) else { return nil }
            return "\(date(parts[0])) \(day.words[.japanese])"
        case LocalNoteWritten.schema.name, LocalNoteWithdrawn.schema.name: return title(detail)
        case StaffInvited.schema.name, StaffPosted.schema.name: return posting(parts)
        case StaffTermSet.schema.name:
            guard parts.count == 2, let day = CivilDate(iso: parts[1]) else { return nil }
            return console.words("console-operations.until", ["day": day.words[.japanese]])
        case StaffSignedIn.schema.name: return way(detail)
        case RegistrationLinkIssued.schema.name:
            guard let kind = SourceKind(rawValue: parts[0]) else { return nil }
            return ([carrier(kind)] + parts.dropFirst()).joined(separator: " ")
        case OperationLogExported.schema.name: return exported(detail)
        case ExactCountsRead.schema.name: return person(detail)
        case DatasetImported.schema.name: return imported(detail)
        default: return nil
        }
    }

    private func place(_ code: String) -> String? {
        MunicipalityCode(code).flatMap { console.staff.gazetteer[$0]?.fullName }
    }

    private func report(_ name: String) -> String? {
        if name == OperationLogExported.report { return console.words("console-operations.title") }
        return switch MonthlyCounts.Subject(rawValue: name) {
        case .registrations: console.words("console-counts.registrations")
        case .deliveries: console.words("console-counts.deliveries")
        case nil: nil
        }
    }

    private func title(_ entry: String) -> String? { console.families.catalogue[entry]?.words.japanese.title }

    private func date(_ name: String) -> String { console.title(ofDate: name) ?? title(name) ?? name }

    private func means(_ detail: String) -> String? {
        let parts = detail.split(separator: ":", maxSplits: 1)
        let name: TextName
        switch parts.first.flatMap({ SearchMeans(rawValue: String($0)) }) {
        case .registrationNumber: name = "console-operations.by-number"
        case .recoveryCode: name = "console-operations.by-code"
        case nil: return nil
        }
        return console.words(name) + (parts.count > 1 ? console.words("console-operations.not-found") : "")
    }

    private func viewed(_ detail: String) -> String? {
        let parts = detail.split(separator: ",").map { ViewedPart(rawValue: String($0)) }
        guard !parts.contains(nil) else { return nil }
        return parts.compactMap { $0.map(looks.name) }.joined(separator: "、")
    }

    /// `city:14100 desk,author from 2027-04-01`
    private func posting(_ parts: [String]) -> String? {
        guard parts.count == 2 || parts.count == 4, let office = OfficeID(parts[0]) else { return nil }
        let held = parts[1].split(separator: ",").compactMap { Role(rawValue: String($0))?.title }
        let roles = held.isEmpty ? console.words("console-operations.no-roles") : held.joined(separator: "、")
        let day = parts.count == 4 ? CivilDate(iso: parts[3]) : nil
        let from = day.map { console.words("console-operations.from-day", ["day": $0.words[.japanese]]) } ?? ""
        return "\(offices[office] ?? office.description) \(roles)\(from)"
    }

    /// `childcare preschool.csv: 302 rows`
    private func imported(_ detail: String) -> String? {
        guard let match = detail.wholeMatch(of: /([^ ]+) (.*): ([0-9]+) rows/),
            let kind = DatasetKind(rawValue: String(match.1))
        else { return nil }
        return console.words(
            "console-operations.imported",
            ["list": DirectoryNames.dataset(kind), "file": String(match.2), "rows": String(match.3)])
    }

    private func way(_ detail: String) -> String? {
        switch SignInWay(rawValue: detail) {
        case .password: console.words("console-operations.way-password")
        case .oidc: console.words("console-operations.way-oidc")
        case .demo: console.words("console-operations.way-demo")
        case nil: nil
        }
    }

    private func carrier(_ kind: SourceKind) -> String {
        switch kind {
        case .poster: console.words("console-operations.poster")
        case .clinic: console.words("console-operations.clinic")
        case .office: console.words("console-operations.counter")
        case .event: console.words("console-operations.event")
        case .family: console.words("console-operations.family")
        }
    }

    /// `12 rows, 2026-11-01 to now, staff:…, staff.invited, 3 offices`
    private func exported(_ detail: String) -> String? {
        let parts = detail.components(of: ", ")
        guard parts.count >= 2, let rows = Int(parts[0].replacing(" rows", with: "")) else { return nil }
        let days = parts[1].components(of: " to ")
        guard days.count == 2 else { return nil }
        let from = CivilDate(iso: days[0])?.words[.japanese] ?? console.words("console-operations.beginning")
        let to = CivilDate(iso: days[1])?.words[.japanese] ?? console.words("console-operations.now")
        let rest = parts.dropFirst(2).map { part in
            if part.hasSuffix(" offices"), let count = Int(part.dropLast(" offices".count)) {
                return console.words("console-operations.offices", ["count": "\(count)"])
            }
            return people[part] ?? (part == "operator" ? person(part) : console.operation(part))
        }
        let count = console.words("console-operations.rows", ["count": "\(rows)"])
        return ([count, "\(from)〜\(to)"] + rest).joined(separator: "、")
    }
}

extension String {
    fileprivate func components(of separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
