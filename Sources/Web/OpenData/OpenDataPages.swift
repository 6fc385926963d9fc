import Calendar
import Events
import Facilities
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// The directory for everybody: `/open`, without signing in.
struct OpenDataPages: Sendable {
    let shelf: OpenShelf
    let world: WebWorld

    /// An hour: offices' lists change by the day.
    private static let caching = "public, max-age=3600"

    func add(to paths: RouterGroup<Visit>) {
        paths.get { request, _ in try await catalogue(request) }
        paths.get(":office/:file") { request, visit in
            try await file(request, visit.parameters.get("office") ?? "", visit.parameters.get("file") ?? "")
        }
    }

    /// What there is, for programs: each list with its addresses.
    private func catalogue(_ request: Request) async throws -> Response {
        struct Entry: Encodable {
            let office: String
            let list: String
            let files: [String]
        }
        let entries = try await shelf.items().map { item in
            Entry(
                office: "\(item.dataset.office)", list: item.name,
                files: item.formats.map { "/open/\(item).\($0.rawValue)" })
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = Self.headers(of: "application/json")
        headers[.cacheControl] = "public, max-age=300"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(["lists": entries]))))
    }

    private func file(_ request: Request, _ office: String, _ file: String) async throws -> Response {
        let parts = file.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let office = OfficeID(office), let format = OpenFormat(rawValue: parts[1]),
            let item = OpenShelf.Item(office: office, name: parts[0]), item.formats.contains(format),
            let edition = try await shelf.edition(of: item)
        else { throw Trouble.notFound }
        var headers = Self.headers(of: format.contentType)
        headers[.eTag] = "\"\(edition.tag)\""
        headers[.lastModified] = HTTPMoment.text(edition.at)
        guard !Self.isKnown(request, headers) else { return Response(status: .notModified, headers: headers) }
        headers[.contentDisposition] = "attachment; filename=\"\(item.name).\(format.rawValue)\""
        let today = JapanTime(milliseconds: world.now()).date
        let list = try await shelf.list(item)
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { [shelf] writer in
                for piece in shelf.file(list, as: format, on: today) {
                    try await writer.write(ByteBuffer(string: piece))
                }
                try await writer.finish(nil)
            })
    }

    /// Whether the reader has this very edition. What it says of tags counts before what it says of days (RFC 9110,
    /// 13.2.2).
    private static func isKnown(_ request: Request, _ headers: HTTPFields) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            let known = tags.split(separator: ",").map { $0.trimming { $0 == " " }.trimmingPrefix("W/") }
            return known.contains { $0 == "*" || $0 == headers[.eTag] ?? "" }
        }
        guard let since = request.headers[.ifModifiedSince] else { return false }
        return since == headers[.lastModified]
    }

    private static func headers(of type: String) -> HTTPFields {
        var headers: HTTPFields = [.contentType: type, .cacheControl: caching, .accessControlAllowOrigin: "*"]
        if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[policy] = "cross-origin" }
        return headers
    }
}

extension StringProtocol {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> SubSequence {
        let start = drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return end.map { start[...$0] } ?? start[start.startIndex..<start.startIndex]
    }
}

/// A moment as HTTP writes it: `Sun, 22 Nov 2026 00:00:00 GMT`.
enum HTTPMoment {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter milliseconds: since 1970.
    static func text(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        let day = CivilDate(dayNumber: Int32(clamping: seconds / 86_400))
        let (year, month, date) = day.parts
        // 1 January 1970 was a Thursday.
        let weekday = weekdays[Int((seconds / 86_400 + 4) % 7)]
        func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = seconds % 86_400
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
        return "\(weekday), \(padded(Int64(date))) \(months[Int(month) - 1]) \(year) \(time) GMT"
    }
}
