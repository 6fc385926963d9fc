package import Calendar

/// One sheet of A4 for paper, part below part, each in the middle. The outermost layer draws it as PDF.
package struct Sheet: Sendable, Equatable {
    /// What the file is called by whoever keeps it.
    package let title: String
    /// A frame of this width in millimetres around all parts, to cut out; nil for the whole page, with what is left of
    /// its height spread between the parts.
    package let frame: Double?
    package let parts: [Part]
    /// What the file says of when it was made: the same sheet made at the same moment is the same file.
    package let madeAt: JapanTime

    package init(title: String, frame: Double? = nil, parts: [Part], madeAt: JapanTime) {
        self.title = title
        self.frame = frame
        self.parts = parts
        self.madeAt = madeAt
    }

    package enum Part: Sendable, Equatable {
        /// Words as high as so many millimetres, in as many lines as they need.
        case words(String, height: Double, tone: Tone)
        /// Words in a rounded frame, in one line.
        case badge(String, height: Double, tone: Tone)
        /// コソダテ, a letter a disc.
        case mark(height: Double)
        /// A QR code of so many millimetres for a link; what stands beside it, or below it where there is nothing.
        case code(link: String, size: Double, beside: [String])
    }

    /// Colours that keep their contrast on white, in print and for those who see fewer of them.
    package enum Tone: Sendable, Equatable, CaseIterable {
        case ink, soft, green, red, brown, blue
    }
}
