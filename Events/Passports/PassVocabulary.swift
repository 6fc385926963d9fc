package import Calendar
import EventModel

/// The age on or after whose day the first 31 March ends the support pass; `HAGUKUMI_PASSPORT_LAST_AGE`.
///
/// The LINE account serves families up to the third year of high school, the pass's older rules up to the end of
/// elementary school. Which of the two holds is the prefecture's to say.
package enum PassportLastAge: Int, CaseIterable, Sendable {
    case twelve = 12
    case eighteen = 18
}

/// On what the last day of a pass rests. Stored by name; names are never reused.
package enum PassGround: String, CaseIterable, FieldValue, Hashable {
    /// The youngest child.
    case child
    /// A child that is expected.
    case pregnancy
}

/// Why a pass came to its end. Stored by name; names are never reused.
///
/// It never says more than an office needs: that a child was lost and that one was taken out are the same here.
package enum PassEnd: String, CaseIterable, FieldValue, Hashable {
    /// Its last day has passed.
    case lastDay = "last-day"
    /// The family moved out of the prefecture.
    case movedAway = "moved-away"
    /// No child that entitles to it is registered any more.
    case noChild = "no-child"
    /// It came over a link with another adult, and none such holds any more.
    case noLink = "no-link"
    /// The family was forgotten.
    case forgotten
}

/// Why an office took a pass back.
package enum PassRevocation: String, CaseIterable, FieldValue, Hashable {
    /// It was used by others or copied.
    case misuse
    /// It was issued by mistake.
    case mistake
    /// The family asked for it.
    case asked
}

/// Why a pass got another serial.
package enum PassReissue: String, CaseIterable, FieldValue, Hashable {
    /// The family says that the phone or the paper is lost.
    case lost
    /// The family went over to another LINE user.
    case movedPhone = "moved-phone"
    /// An office did it, also to give back one that was revoked.
    case office
}

/// Where the youngest child of a household stands: how passes are counted without saying whose.
package enum PassAgeBand: String, CaseIterable, FieldValue, Hashable {
    case expecting
    case underThree = "0-2"
    case preschool = "3-6"
    case elementary
    case juniorHigh = "junior-high"
    case highSchool = "high-school"
}

extension PassAgeBand {
    /// - Parameter youngest: the birth date of the youngest that is born; nil where none is.
    package init(youngest: CivilDate?, on today: CivilDate) {
        guard let youngest else {
            self = .expecting
            return
        }
        let age = LegalAge(born: youngest)
        self =
            if age.ageInYears(atStartOf: today) < 3 {
                .underThree
            } else if today <= age.endOfFiscalYear(afterReaching: 6) {
                .preschool
            } else if today <= age.endOfFiscalYear(afterReaching: 12) {
                .elementary
            } else if today <= age.endOfFiscalYear(afterReaching: 15) {
                .juniorHigh
            } else {
                .highSchool
            }
    }
}
