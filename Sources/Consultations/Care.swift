package import EventModel
package import Events

/// What helps somebody at once: the words by which it is seen that help is needed, and where it is. As the prefecture
/// has it now.
package struct Care: Sendable {
    package let terms: CrisisTerms
    package let lines: HelpLines

    /// What this version came with, and what was changed of it.
    package init(_ builtIn: BuiltIn, changes: Changes = Changes()) {
        terms = CrisisTerms(builtIn: builtIn.terms, changes: changes.terms)
        lines = HelpLines(builtIn: builtIn.lines, changes: changes.lines)
    }

    /// What this version came with.
    package struct BuiltIn: Sendable {
        package let terms: [CrisisTerm]
        package let lines: [HelpLine]

        /// - Throws: `CareFault`, or what the file system says where it was installed by halves.
        package init() throws {
            terms = try CrisisTerms.builtIn()
            lines = try HelpLines.builtIn()
        }
    }

    /// What offices changed.
    package struct Changes: Sendable, Equatable {
        package fileprivate(set) var terms = CrisisTermChanges()
        package fileprivate(set) var lines = HelpLineChanges()

        package init() {}

        package static let scope = [CrisisTermsSet.all, HelpLineSet.all]
        package static let fold = Fold(Changes())
            .on(CrisisTermsSet.self) { CrisisTermChanges.fold.apply($1, to: &$0.terms) }
            .on(HelpLineSet.self) { HelpLineChanges.fold.apply($1, to: &$0.lines) }
    }
}
