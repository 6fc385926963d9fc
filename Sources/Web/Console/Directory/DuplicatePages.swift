import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Projections

/// Places that look like the same one, two by two, for people to decide about.
struct DuplicatePages: Sendable {
    let room: DirectoryRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("duplicates") { request, visit in
            try await console.page(request, visit) { staff in
                try await page(staff, isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("duplicates") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in try await decide(form, staff) }
        }
    }

    /// The proposals of which at least one place is of an office within somebody's reach.
    func proposals(
        _ staff: StaffVisit
    ) async throws -> [(pair: DuplicateRow, first: PlaceRow, second: PlaceRow)] {
        let area = staff.access.area(for: .editDirectory)
        return try await console.answers.read { tables in
            try FacilityDirectory.openDuplicates(in: tables).compactMap { pair in
                guard let first = try FacilityDirectory.place(pair.first, in: tables),
                    let second = try FacilityDirectory.place(pair.second, in: tables),
                    first.listing.status == .shown, second.listing.status == .shown,
                    area.contains(first.listing.dataset.office) || area.contains(second.listing.dataset.office)
                else { return nil }
                return (pair, first, second)
            }
        }
    }

    private func page(_ staff: StaffVisit, isDone: Bool = false, fault: String? = nil) async throws -> DuplicatesPage {
        let proposals = try await proposals(staff)
        let (freshness, offices) = try await console.answers.read {
            (try FacilityDirectory.freshness(in: $0), try StaffDirectory.offices(in: $0))
        }
        return DuplicatesPage(
            proposals, freshness, Dictionary(offices.map { ($0.office, $0.name) }) { $1 }, isDone: isDone,
            fault: fault, room)
    }

    private func decide(_ form: Form, _ staff: StaffVisit) async throws -> Answer {
        guard let first = PlaceID(form["first"]), let second = PlaceID(form["second"]) else { throw Trouble.notFound }
        let state = try await room.log.state(of: Directory.fold, about: [first.tag, second.tag])
        guard let one = state[first], let other = state[second] else { throw Trouble.notFound }
        let area = staff.access.area(for: .editDirectory)
        let mine = [one, other].map(\.dataset.office).first { area.contains($0) }
        guard let office = area.isEverywhere ? staff.access.office : mine else {
            throw Denied.elsewhere(.editDirectory)
        }
        do {
            switch form["step"] {
            case "first": try await merge(first, second, office, staff)
            case "second": try await merge(second, first, office, staff)
            case "apart":
                try await console.staff.execute(
                    DismissDuplicate(first: first, second: second, office: office), by: staff.access)
            default: throw Trouble.notOurForm
            }
        } catch let refusal as DirectoryRefusal {
            return .again(try await page(staff, fault: room.words(refusal)))
        }
        return .goTo("/console/duplicates?done=1")
    }

    private func merge(_ kept: PlaceID, _ merged: PlaceID, _ office: OfficeID, _ staff: StaffVisit) async throws {
        try await console.staff.execute(
            MergePlaces(keeping: kept, merging: merged, office: office, onlyAsProposed: true), by: staff.access)
    }
}

/// Proposals, each side by side.
struct DuplicatesPage: ConsolePage {
    static let template = "console.duplicates"
    static let room = ConsoleRoom.places
    let tabs: [StaffBar.Link]
    let isDone: Bool
    let fault: String?
    let pairs: [Pair]
    let hasPairs: Bool
    let count: String
    /// So many are shown at once.
    private static let most = 30

    struct Pair: Sendable {
        let number: Int
        let heading: String
        let sign: String
        let first: String
        let second: String
        let firstName: String
        let secondName: String
        let rows: [Row]
    }

    /// What both say, line by line.
    struct Row: Sendable {
        let name: String
        let first: String
        let second: String
        let isSame: Bool
    }

    init(
        _ proposals: [(pair: DuplicateRow, first: PlaceRow, second: PlaceRow)],
        _ freshness: FacilityDirectory.Freshness, _ offices: [OfficeID: String], isDone: Bool, fault: String?,
        _ room: DirectoryRoom
    ) {
        tabs = room.tabs("/console/duplicates")
        self.isDone = isDone
        self.fault = fault
        let say = room.say
        let form = PlaceForm.of(say, in: room.console.staff.gazetteer)
        pairs = proposals.prefix(Self.most).enumerated().map { number, proposal in
            let (first, second) = (proposal.first, proposal.second)
            var rows = form.groups.flatMap(\.rules).compactMap { rule -> Row? in
                func words(_ place: PlaceRow) -> String {
                    let value = rule.value(of: place.record)
                    guard case .choice(let choices) = rule.shape, !value.isEmpty else { return value }
                    return choices.first { $0.value == value }?.title ?? value
                }
                let (one, other) = (words(first), words(second))
                return one.isEmpty && other.isEmpty ? nil : Row(name: rule.label, one, other)
            }
            func office(_ place: PlaceRow) -> String {
                let dataset = place.listing.dataset
                return [offices[dataset.office], DirectoryNames.dataset(dataset.kind)].compactMap { $0 }
                    .joined(separator: " ")
            }
            rows.append(Row(name: say("console-places.dataset"), office(first), office(second)))
            rows.append(
                Row(
                    name: say("console-places.checked"), "\(freshness.day(of: first.listing))",
                    "\(freshness.day(of: second.listing))"))
            let sign = DuplicateSign(rawValue: proposal.pair.sign).map(DirectoryNames.sign) ?? proposal.pair.sign
            let metres = proposal.pair.metres.map { say("console-duplicates.metres", ["metres": "\($0)"]) }
            return Pair(
                number: number + 1, heading: first.record.name,
                sign: [sign, metres].compactMap { $0 }.joined(separator: "、"), first: "\(first.place)",
                second: "\(second.place)", firstName: first.record.name, secondName: second.record.name, rows: rows)
        }
        hasPairs = !pairs.isEmpty
        count = say("console-duplicates.count", ["count": "\(proposals.count)"])
    }
}

extension DuplicatesPage.Row {
    fileprivate init(name: String, _ first: String, _ second: String) {
        self.init(
            name: name, first: first.isEmpty ? "–" : first, second: second.isEmpty ? "–" : second,
            isSame: first == second)
    }
}
