import EventModel
import Events
import Facilities
import Offices

extension DirectoryRoom {
    /// Takes a form about something new. Sent twice it is one thing; what was typed comes back with what is wrong.
    ///
    /// - Parameters:
    ///   - page: the form again, with the number of the new thing and what is wrong with fields and with all of it.
    ///   - act: publishes it, and says where to go on.
    func publish<Published>(
        _ form: Form, _ staff: StaffVisit, _ blank: Published, _ rules: RecordForm<Published>,
        page: (_ mark: String, _ faults: [String: TextName], _ fault: String?) -> RecordFormPage,
        _ act: (Published, OfficeID, ULID) async throws -> String
    ) async throws -> Answer {
        guard let office = staff.access.office else { throw Trouble.forbidden }
        guard let number = ULID(form["mark"]) else {
            return .again(page("\(console.world.freshID())", [:], say("trouble.not-our-form-advice")))
        }
        var record = blank
        let faults = rules.take(form, into: &record)
        guard faults.isEmpty else { return .again(page("\(number)", faults, nil)) }
        return try await unlessRefused {
            .goTo(try await act(record, office, number))
        } again: {
            page("\(number)", [:], $0)
        }
    }

    /// Takes a form about something that is published. Nobody's newer change is overwritten.
    ///
    /// - Parameters:
    ///   - path: where to go on.
    ///   - page: the form again, with the mark of what stands there now, and whether that is new to whoever typed.
    ///   - act: corrects it; not called when nothing was typed over, as where a form comes twice.
    func correct<Published>(
        _ form: Form, _ current: Published, _ rules: RecordForm<Published>, goTo path: String,
        page: (
            _ mark: String, _ faults: [String: TextName], _ fault: String?, _ hasChanged: Bool
        ) -> RecordFormPage,
        _ act: (Published) async throws -> Void
    ) async throws -> Answer {
        var record = current
        let faults = rules.take(form, into: &record)
        let mark = RecordMark.of(current)
        let hasChanged = form["mark"] != mark
        guard faults.isEmpty else { return .again(page(mark, faults, nil, hasChanged)) }
        if record == current { return .goTo(path) }
        return try await unlessRefused {
            guard !hasChanged else { throw DirectoryRefusal.changedSince }
            try await act(record)
            return .goTo(path)
        } again: {
            page(mark, [:], $0, hasChanged)
        }
    }

    private func unlessRefused(
        _ act: () async throws -> Answer, again: (String) -> RecordFormPage
    ) async throws -> Answer {
        do {
            return try await act()
        } catch let refusal as DirectoryRefusal {
            return .again(again(words(refusal)))
        } catch let refusal as HandRefusal {
            return .again(again(words(refusal)))
        }
    }
}
