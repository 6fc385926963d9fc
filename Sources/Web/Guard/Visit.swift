package import Hummingbird
import NIOCore

/// One request to a page: where it came from, and who stands behind it once that is known.
package struct Visit: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The visitor's address, without its port: the other side of the connection, or whom a proxy of ours names.
    package var address: String
    /// The session that came with the request, opened by `Sessions`; nobody has looked yet whether it still holds.
    package var session: Session?

    /// Whether the other side is on this machine itself: the links of the demo are good for nobody else.
    var isFromThisMachine: Bool { ["127.0.0.1", "::1"].contains(address) }

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
