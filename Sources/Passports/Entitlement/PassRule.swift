package import Calendar
package import Events

/// Who is entitled to the support pass, and until which day.
///
/// Source: かながわ子育て応援パスポート事業実施要綱 (2011-11-29 次育第167号); sources differ in the last age alone, so that it
/// is a setting.
package struct PassRule: Sendable, Equatable {
    package let lastAge: PassportLastAge

    package init(lastAge: PassportLastAge) { self.lastAge = lastAge }

    /// A child that entitles: expected or born.
    package enum Child: Sendable, Equatable {
        case expected(due: CivilDate)
        case born(CivilDate)
    }

    /// The last day that one child gives.
    ///
    /// Of a born child the first 31 March on or after the day of reaching the last age: whoever is born on 1 April
    /// reaches it on 31 March, and that very day is the last. Of an expected one the first 31 March on or after the day
    /// on which it would turn one: a family that has other things to do than tell of a birth keeps its pass meanwhile,
    /// and one that never tells does not keep it for ever.
    package func lastDay(of child: Child) -> CivilDate {
        switch child {
        case .born(let day): LegalAge(born: day).endOfFiscalYear(afterReaching: lastAge.rawValue)
        case .expected(let due): LegalAge(born: due).endOfFiscalYear(afterReaching: 1)
        }
    }

    /// What these children give on a day: the longest, which is the youngest's; nil if none gives anything any more.
    package func entitlement(of children: some Sequence<Child>, on today: CivilDate) -> Entitlement? {
        var best: Entitlement?
        for child in children {
            let last = lastDay(of: child)
            let ground: PassGround = if case .born = child { .child } else { .pregnancy }
            guard last >= today, best.map({ last > $0.until || (last == $0.until && ground == .child) }) ?? true
            else { continue }
            best = Entitlement(until: last, ground: ground)
        }
        return best
    }

    /// Until when, and on what that rests.
    package struct Entitlement: Sendable, Equatable {
        package let until: CivilDate
        package let ground: PassGround

        package init(until: CivilDate, ground: PassGround) {
            self.until = until
            self.ground = ground
        }
    }
}

extension PassRule {
    /// The last day of a print on paper that is made today: the end of the school year, and from February on that of
    /// the next, but never after the pass itself.
    package static func lastDay(ofPaperFrom today: CivilDate, of pass: CivilDate) -> CivilDate {
        let year = FiscalYear(containing: today)
        let (_, month, _) = today.parts
        return min(pass, month == 2 || month == 3 ? year.next.end : year.end)
    }
}

extension PassAgeBand {
    /// Of the youngest that is born; `expecting` where none is.
    package init(of children: some Sequence<PassRule.Child>, on today: CivilDate) {
        let births = children.compactMap { child -> CivilDate? in if case .born(let day) = child { day } else { nil } }
        self.init(youngest: births.max(), on: today)
    }
}
