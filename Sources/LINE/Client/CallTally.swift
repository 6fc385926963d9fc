import Synchronization

/// How often each endpoint answered with which status, since the process began. Several clients may share one.
package final class CallTally: Sendable {
    package struct Kind: Hashable, Comparable, Sendable {
        /// Such as `multicast`.
        package let endpoint: String
        /// LINE's HTTP status; 0 where no answer came.
        package let status: Int

        package static func < (left: Kind, right: Kind) -> Bool {
            (left.endpoint, left.status) < (right.endpoint, right.status)
        }
    }
    private let counts = Mutex<[Kind: Int]>([:])

    package init() {}

    package var all: [Kind: Int] { counts.withLock { $0 } }

    func note(_ endpoint: Endpoint, _ result: WireResult) {
        let status: Int
        switch result {
        case .answered(let answer), .noToken(let answer): status = answer.status
        case .unsent, .lost: status = 0
        case .stopped: return
        }
        counts.withLock { $0[Kind(endpoint: "\(endpoint)", status: status), default: 0] += 1 }
    }
}
