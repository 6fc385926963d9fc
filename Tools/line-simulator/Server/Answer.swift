/// What goes back to a caller.
struct Answer: Sendable {
    enum Body: Sendable {
        case json(JSON)
        case bytes([UInt8], type: String)
        case nothing
    }

    var status: Int
    var body: Body
    var headers: [(name: String, value: String)] = []

    static func ok(_ json: JSON = [:], status: Int = 200) -> Answer {
        Answer(status: status, body: .json(json))
    }
}

/// A "no", with LINE's status and body.
struct Refusal: Error, Sendable {
    var status: Int
    var body: JSON
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ message: String) {
        self.status = status
        body = ["message": .text(message)]
    }

    init(_ status: Int, body: JSON, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    static func badRequest(_ message: String) -> Refusal { Refusal(400, message) }

    static func faults(_ faults: [Fault]) -> Refusal {
        let inFlex = faults.allSatisfy { $0.property.hasPrefix("/") || $0.property.isEmpty }
        let message =
            inFlex
            ? "A message in the request body is invalid" : "The request body has \(faults.count) error(s)"
        return Refusal(400, body: ["message": .text(message), "details": .list(faults.map(\.json))])
    }

    static let unauthorized = Refusal(
        401, "Authentication failed. Confirm that the access token in the authorization header is valid.")
    static let tooMany = Refusal(429, "The API rate limit has been exceeded. Try again later.")
    static let monthlyLimit = Refusal(429, "You have reached your monthly limit.")
    static let tooLarge = Refusal(413, "Request Entity Too Large")
    static let notJSON = Refusal(415, "Unsupported Media Type: Content-Type must be application/json")
    static let notFound = Refusal(404, "Not found")

    var answer: Answer { Answer(status: status, body: .json(body), headers: headers) }
}
