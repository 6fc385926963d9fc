/// A value that must not reach a log by way of a description, a debugger's dump or a failed interpolation: it prints as
/// the name of its type, in angle quotes.
///
/// What people write, who they are, and what opens the account are such values.
package protocol Unprinted: CustomStringConvertible, CustomReflectable {}

extension Unprinted {
    package var description: String { "‹\(Self.self)›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension UserID: Unprinted {}
extension WebhookEvent: Unprinted {}
extension WebhookEvent.Source: Unprinted {}
extension WebhookContent: Unprinted {}
extension IncomingMessage: Unprinted {}
extension IncomingMessage.Body: Unprinted {}
extension Postback: Unprinted {}
extension Webhook.Unreadable: Unprinted {}
extension EncodedMessages: Unprinted {}
extension Profile: Unprinted {}
extension AccessTokenSource: Unprinted {}
extension IssuedToken: Unprinted {}
extension WebhookSignature: Unprinted {}
