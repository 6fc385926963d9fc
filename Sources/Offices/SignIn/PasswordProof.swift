/// That a typed password was compared with what is kept. Made outside the decision, since it takes some tenths of a
/// second and a decision may be made several times.
package struct PasswordProof: Sendable, Equatable {
    /// What it was compared with: a decision that meanwhile knows another takes the proof for wrong.
    let verifier: String?
    let isRight: Bool

    /// Takes the same time whether there is such a person or not, so that nobody learns who has an account.
    ///
    /// - Parameters:
    ///   - member: nil where nobody has the sign-in name.
    ///   - cost: of the comparison that is made for nobody.
    package init(_ typed: String, of member: StaffMember?, cost: Verifier.Cost = .usual) {
        guard let text = member?.verifier, let verifier = Verifier(text) else {
            let nobody = [UInt8](repeating: 0, count: Verifier.saltLength)
            _ = try? Verifier(password: String(typed.prefix(NewPassword.most)), salt: nobody, cost: cost)
            self.verifier = nil
            isRight = false
            return
        }
        self.verifier = text
        isRight = verifier.matches(String(typed.prefix(NewPassword.most)))
    }

    func isRight(for member: StaffMember) -> Bool { isRight && verifier != nil && verifier == member.verifier }
}
