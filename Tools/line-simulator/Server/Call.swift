/// One request to the platform, after its envelope has been read.
struct Call: Sendable {
    var endpoint: Endpoint
    var requestID: String
    var retryKey: String?
    var body: [UInt8]
    var contentType: String
    /// The parts of the path that vary, by name.
    var parameters: [String: String]
    var query: [String: String]

    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The body as a JSON object.
    func fields() throws(Refusal) -> [String: JSON] {
        guard let fields = JSON(parsing: body)?.object else {
            throw Refusal.badRequest("The request body could not be parsed as JSON (line: 1, column: 0)")
        }
        return fields
    }
}
