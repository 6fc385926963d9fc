import Events
import HTTPTypes
import Hummingbird
import NIOCore
import Offices
import Projections

/// The operation log as a file, whole however long it is: read and sent piece by piece.
struct OperationFile: Sendable {
    let console: Console

    /// Rows of one piece.
    static let rowsAtOnce = 1_000

    /// Fewer rows were found than were counted. The answer breaks off, so that nobody takes a part for the whole.
    struct CutShort: Error {}

    func add(to pages: RouterGroup<Visit>) {
        pages.post("operations/file") { request, visit in try await file(request, visit) }
    }

    private func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .operations)
        let form = try await Form.read(request, visit, console.cookies)
        try staff.access.require(.exportOperationLog)
        let names = ["from", "to", "who", "what", "office"]
        let search = OperationSearch(Dictionary(uniqueKeysWithValues: names.map { ($0, form[$0]) }))
        let offices = try await console.answers.read { try StaffDirectory.offices(in: $0) }
        let filter = search.filter(in: staff.access.area(for: .exportOperationLog), offices.map(\.office))
        let extent = try await console.answers.read { try OperationLog.extent(filter, in: $0) }
        try await console.staff.record(by: staff.access, of: .service) { by in
            OperationLogExported(by: by, rows: extent.rows, filter: filter.description)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"operations-\(staff.today).csv\"",
            ], body: body(filter, extent))
    }

    /// What was recorded since the rows were counted, this very export too, is not in it.
    private func body(_ filter: OperationLog.Filter, _ extent: (rows: Int, newest: Int64)) -> ResponseBody {
        ResponseBody { [answers = console.answers] writer in
            try await writer.write(ByteBuffer(string: OperationLog.csvHeader))
            var (before, left) = (extent.newest + 1, extent.rows)
            while left > 0 {
                let lines = try await answers.read { [before] in
                    try OperationLog.lines(filter, before: before, limit: Self.rowsAtOnce, in: $0)
                }
                guard let last = lines.last else { throw CutShort() }
                try await writer.write(ByteBuffer(string: OperationLog.csvRows(lines)))
                before = last.position
                left -= lines.count
            }
            try await writer.finish(nil)
        }
    }
}
