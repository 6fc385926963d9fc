/// How staff sign in: what the outermost layer has to do with it.
package struct StaffLogin: Sendable {
    /// A QR code as SVG; nil for a text that does not fit into one.
    package let qr: @Sendable (String) -> String?
    /// Whether links that sign in without a password are taken, from this machine only: for the demo.
    package let takesDemoLinks: Bool

    package init(qr: @escaping @Sendable (String) -> String?, takesDemoLinks: Bool = false) {
        self.qr = qr
        self.takesDemoLinks = takesDemoLinks
    }
}
