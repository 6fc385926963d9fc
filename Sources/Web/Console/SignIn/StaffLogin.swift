package import LINE

/// How staff sign in: what the outermost layer has to do with it.
package struct StaffLogin: Sendable {
    /// A QR code as SVG; nil for a text that does not fit into one.
    package let qr: @Sendable (String) -> String?
    /// What addresses begin with.
    package let publicURL: String
    /// The prefecture's own identity provider; nil where there is none.
    package let identity: IdentityProvider?
    /// Whether links that sign in without a password are taken, from this machine only: for the demo.
    package let takesDemoLinks: Bool

    package init(
        qr: @escaping @Sendable (String) -> String?, publicURL: String, identity: IdentityProvider? = nil,
        takesDemoLinks: Bool = false
    ) {
        self.qr = qr
        self.publicURL = publicURL
        self.identity = identity
        self.takesDemoLinks = takesDemoLinks
    }

    /// Where the identity provider sends a browser back to; registered there.
    var returnAddress: String { publicURL + "/console/sign-in/return" }
}
