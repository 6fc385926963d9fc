package import Crypto
package import EventModel
import Synchronization

/// A keyring for tests and rehearsals: gone when the process ends.
package final class MemoryKeyring: Keyring {
    private struct State {
        var keys: [Tag: SealingKey] = [:]
        var lastNumber: Int64 = 0
        var byNumber: [Int64: SealingKey] = [:]
        var doors: [Door: Tag] = [:]
        var secrets: [String: SymmetricKey] = [:]
    }
    private let state = Mutex(State())

    package init() {}

    package func keys(for subjects: Set<Tag>) async throws -> [Tag: SealingKey] {
        state.withLock { state in
            for subject in subjects where state.keys[subject] == nil {
                state.lastNumber += 1
                let key = SealingKey(number: state.lastNumber, secret: SymmetricKey(size: .bits256))
                state.keys[subject] = key
                state.byNumber[key.number] = key
            }
            return state.keys.filter { subjects.contains($0.key) }
        }
    }

    package func key(numbered number: Int64) throws -> SealingKey? { state.withLock { $0.byNumber[number] } }

    package func subject(behind door: Door, orElse newcomer: Tag) async throws -> Tag {
        state.withLock { state in
            if let known = state.doors[door] { return known }
            state.doors[door] = newcomer
            return newcomer
        }
    }

    package func subject(behind door: Door) throws -> Tag? { state.withLock { $0.doors[door] } }

    package func open(_ door: Door, for subject: Tag) async throws {
        guard try await self.subject(behind: door, orElse: subject) == subject else { throw KeyringFault.doorTaken }
    }

    package func close(_ door: Door) async throws {
        state.withLock { state in state.doors[door] = nil }
    }

    package func closeDoors(of subject: Tag) async throws {
        state.withLock { state in state.doors = state.doors.filter { $0.value != subject } }
    }

    package func closeDoors(_ kind: Door.Kind, of subject: Tag) async throws {
        state.withLock { state in
            state.doors = state.doors.filter { $0.value != subject || $0.key.kind != kind }
        }
    }

    package func secret(named name: String) async throws -> SymmetricKey {
        try KeyringFault.check(secretName: name)
        return state.withLock { state in
            let secret = state.secrets[name] ?? SymmetricKey(size: .bits256)
            state.secrets[name] = secret
            return secret
        }
    }

    package func destroyKey(of subject: Tag) async throws {
        state.withLock { state in
            guard let key = state.keys.removeValue(forKey: subject) else { return }
            state.byNumber[key.number] = nil
        }
    }
}
