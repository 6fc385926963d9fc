package import EventModel
package import Events

/// A picture is kept before the message that shows it.
package struct KeepPhoto: Decision {
    package let consultation: ConsultationID
    package let photo: ULID
    /// A JPEG in Base64, without metadata.
    package let jpeg: String
    /// In pixels.
    package let width: Int
    /// In pixels.
    package let height: Int
    package let bytes: Int

    package init(consultation: ConsultationID, photo: ULID, jpeg: String, width: Int, height: Int, bytes: Int) {
        self.consultation = consultation
        self.photo = photo
        self.jpeg = jpeg
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package enum Refusal: Error, Equatable {
        /// Another consultation has a picture of this number.
        case numberTaken
    }

    package static let fold = KeptPhoto.fold
    package var scope: [Tag] { [PhotoKept.tag(of: photo)] }

    package func decide(given state: KeptPhoto) throws(Refusal) -> [any Event] {
        if let known = state.consultation {
            guard known == consultation else { throw .numberTaken }
            return []
        }
        return [
            PhotoKept(
                consultation: consultation, photo: photo, jpeg: .known(jpeg), width: width, height: height,
                bytes: bytes)
        ]
    }
}

/// One picture.
package struct KeptPhoto: Sendable, Equatable {
    package private(set) var consultation: ConsultationID?
    /// A JPEG in Base64.
    package private(set) var jpeg: Personal<String>?

    package static let fold = Fold(KeptPhoto()).on(PhotoKept.self) {
        ($0.consultation, $0.jpeg) = ($1.consultation, $1.jpeg)
    }
}
