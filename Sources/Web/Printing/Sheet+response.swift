import HTTPTypes
import Hummingbird

extension Response {
    /// A PDF that is shown where the browser can; kept nowhere on the way, because its codes end.
    static func pdf(_ bytes: [UInt8], named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/pdf", .cacheControl: "no-store",
                .contentDisposition: "inline; filename=\"\(name).pdf\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
