import Events
import HTTPTypes
import Hummingbird
import NIOCore
import Offices
import Projections

/// How many are registered, and what was sent.
struct CountsPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("counts") { request, visit in try await show(request, visit) }
        pages.get("counts/file") { request, visit in try await file(request, visit) }
        pages.post("counts/exact") { request, visit in try await showExact(request, visit) }
    }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .counts)
        let question = question(request, staff)
        let report = try await report(question, staff, .seeCounts, isExact: false)
        let page = CountsPage(staff, question, report, words: words)
        return report == nil
            ? console.writer.again(page, for: staff.reader) : console.writer.response(page, for: staff.reader)
    }

    private func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .counts)
        let question = question(request, staff)
        guard let report = try await report(question, staff, .seeCounts, isExact: false) else {
            throw Trouble.notFound
        }
        return Self.file(report, question, words: words)
    }

    /// Numbers under 20 are shown only after it was recorded who asks for what; loading the page again asks again.
    private func showExact(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .counts)
        let form = try await Form.read(request, visit, console.cookies)
        try staff.access.require(.seeExactCounts)
        let question = CountsQuestion({ form[$0] }, today: staff.today)
        let purpose = form["purpose"]
        guard !purpose.isEmpty, purpose.count <= Self.longestPurpose, question.months != nil else {
            let report = try await report(question, staff, .seeCounts, isExact: false)
            let isGood = !purpose.isEmpty && purpose.count <= Self.longestPurpose
            return console.writer.again(
                CountsPage(
                    staff, question, report, purpose: purpose, purposeFault: !isGood, words: words),
                for: staff.reader)
        }
        try await console.staff.record(by: staff.access, of: .service) {
            ExactCountsRead(report: question.subject.rawValue, by: $0, purpose: purpose)
        }
        let report = try await report(question, staff, .seeExactCounts, isExact: true)
        if form["as"] == "file", let report { return Self.file(report, question, words: words) }
        return console.writer.response(
            CountsPage(staff, question, report, isExact: true, purpose: purpose, words: words),
            for: staff.reader)
    }

    private static let longestPurpose = 200

    private func question(_ request: Request, _ staff: StaffVisit) -> CountsQuestion {
        let fields = request.uri.queryParameters
        return CountsQuestion({ name in fields[Substring(name)].map { String($0) } ?? "" }, today: staff.today)
    }

    /// Nil where the months are no months.
    private func report(
        _ question: CountsQuestion, _ staff: StaffVisit, _ permission: Permission, isExact: Bool
    ) async throws -> ShownReport? {
        guard let counts = question.counts(staff.access.area(for: permission)) else { return nil }
        return ShownReport(try await answers.counts(counts), isExact: isExact)
    }

    private var words: CountsWords { CountsWords(texts: console.writer.texts, catalogue: answers.catalogue) }

    /// UTF-8 with a mark by which spreadsheets know it.
    private static func file(_ report: ShownReport, _ question: CountsQuestion, words: CountsWords) -> Response {
        let rows = report.rows.map { row in
            [words.name(of: row.first ?? "", question.dimension)] + row.dropFirst()
        }
        let text = "\u{FEFF}" + CSVText.text([words.header(of: report, question.dimension)] + rows) + "\r\n"
        let name = "\(question.subject.rawValue)-\(question.dimension.rawValue).csv"
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
