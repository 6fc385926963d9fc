import Hummingbird
import Logging
import NIOCore

/// Keeps the connection in reach, because one of the faults is to close it without an answer.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
