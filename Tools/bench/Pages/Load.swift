import ArgumentParser
import floor

/// HTTP requests made beforehand, sent by a plain C program as fast as they are answered.
enum Load {
    /// A whole request.
    ///
    /// - Parameter line: method and path.
    static func request(_ line: String, _ headers: [String], _ body: String) -> [UInt8] {
        let head = ["\(line) HTTP/1.1", "Host: 127.0.0.1", "Content-Length: \(body.utf8.count)"] + headers
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }

    /// Sends all of them, so many at a time, each caller on its own connection.
    ///
    /// - Throws: `ValidationError` when an answer was not 200.
    static func run(
        _ port: Int32, _ callers: Int, _ requests: [[UInt8]]
    ) throws -> (perSecond: Double, latencies: [Double]) {
        let buffers = requests.map { bytes in
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            return UnsafePointer(buffer)
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        var latencies = [Double](repeating: 0, count: requests.count)
        var seconds = 0.0
        let pointers: [UnsafePointer<CChar>?] = buffers
        let failed = floor_load(
            port, Int32(callers), pointers, requests.map { Int32($0.count) }, Int32(requests.count), &latencies,
            &seconds)
        guard failed == 0 else { throw ValidationError("\(failed) requests were not answered with 200") }
        return (Double(requests.count) / seconds, latencies)
    }
}
