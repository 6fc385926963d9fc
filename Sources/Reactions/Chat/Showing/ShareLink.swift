package import Events

/// A registration link: it opens the chat with a text ready to be sent that names the source.
///
/// https://developers.line.biz/en/docs/line-login/using-line-url-scheme/
package struct ShareLink: Sendable, Equatable {
    /// What a poster's QR code holds and a person taps.
    package let url: String

    package init(to account: ChatAccount, source: SourceCode) {
        let text = "はじめる \(source)"
        url = "https://line.me/R/oaMessage/\(Self.encoded(account.basicID))/?\(Self.encoded(text))"
    }

    /// An address that lets the family choose, in LINE, to whom the link is sent.
    package func handOver(with invitation: String) -> String {
        "https://line.me/R/share?text=\(Self.encoded(invitation + "\n" + url))"
    }

    /// Percent-encoding of everything but the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            let isLetter = (0x61...0x7A).contains(byte | 0x20) && (0x41...0x7A).contains(byte)
            if isLetter || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
    }
}
