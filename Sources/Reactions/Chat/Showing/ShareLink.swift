package import Events
import LINE

/// A registration link: it opens the chat with a text ready to be sent that names the source.
///
/// https://developers.line.biz/en/docs/line-login/using-line-url-scheme/
package struct ShareLink: Sendable, Equatable {
    /// What a poster's QR code holds and a person taps.
    package let url: String

    package init(to account: ChatAccount, source: SourceCode) {
        let text = "はじめる \(source)"
        url = "https://line.me/R/oaMessage/\(FormFields.escaped(account.basicID))/?\(FormFields.escaped(text))"
    }

    /// An address that lets the family choose, in LINE, to whom the link is sent.
    package func handOver(with invitation: String) -> String {
        "https://line.me/R/share?text=\(FormFields.escaped(invitation + "\n" + url))"
    }
}
