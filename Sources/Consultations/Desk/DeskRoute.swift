package import Events
package import Places

/// Which desk answers whom.
package enum DeskRoute {
    /// The desk of the place itself, or else of what it lies in: a ward's city, then the prefecture. Kanagawa,
    /// Yokohama, Kawasaki, Sagamihara and Yokosuka each have one (児童相談所設置市, 児童福祉法59条の4).
    ///
    /// - Parameter desks: the offices that have a desk, and what each answers.
    /// - Returns: nil where no desk answers: then there is no conversation, only lines of help.
    package static func office(
        for municipality: MunicipalityCode, about theme: ConsultationTheme,
        among desks: [OfficeID: Set<ConsultationTheme>], in gazetteer: Gazetteer
    ) -> OfficeID? {
        gazetteer.chain(upFrom: municipality).lazy.compactMap { OfficeID(of: $0) }
            .first { desks[$0]?.contains(theme) ?? false }
    }
}
