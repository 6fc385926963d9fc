package import LINE

/// How families sign in: what LINE has to do with it, from the outermost layer.
package struct FamilyLogin: Sendable {
    /// Checks tokens and codes; nil where no channel is set up for it, so that nobody can sign in.
    package let client: LoginClient?
    /// The LIFF app, where one is set up: its id, and where its script comes from.
    package let liff: LIFF?
    /// Where LINE sends a browser back to; registered with the channel.
    package let returnAddress: String
    /// What links that people pass on start with.
    let publicURL: String
    /// Whether links that sign in without LINE are taken, from this machine only: for the demo.
    package let takesDemoLinks: Bool

    package struct LIFF: Sendable {
        package let id: String
        /// URL of LINE's script.
        package let script: String

        package init(id: String, script: String) {
            self.id = id
            self.script = script
        }

        /// `https://host` of the script, for the content security policy.
        var origin: String {
            script.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
                .joined(separator: "/")
        }
    }

    package init(client: LoginClient?, liff: LIFF?, publicURL: String, takesDemoLinks: Bool) {
        self.client = client
        self.liff = liff
        self.publicURL = publicURL
        returnAddress = publicURL + "/r/sign-in/return"
        self.takesDemoLinks = takesDemoLinks
    }
}
