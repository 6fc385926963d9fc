package import Events

/// Why something is not done in a consultation.
package enum CaseRefusal: Error, Equatable {
    /// There is none, or it is somebody else's: which of the two is not said.
    case unknown
    /// Its key was destroyed.
    case shredded
    case closed
    /// It has not been closed.
    case open
    /// Another desk answers it.
    case elsewhere(OfficeID)
    /// A colleague has it.
    case taken(by: StaffID)
    /// Whoever asks has not taken it.
    case notTaken
    /// The counsellor has as many as the shift allows.
    case full(capacity: Int)
    /// A danger was noticed, and nobody has said that it is over.
    case inDanger
    /// Two people have to agree; this is the one who asked.
    case samePerson
    /// Nobody asked for that, or it was answered otherwise.
    case noSuchRequest
    /// The text about how it works was not agreed to, or has changed since.
    case notAgreed
    /// It must be kept.
    case held(HoldReason)
    /// It is to be kept for longer.
    case tooEarly
}
