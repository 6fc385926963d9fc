import Consultations
import Glibc

/// One run of the photo worker. It sees no environment, because secrets stand there, and closes what it was given of
/// our open files.
struct PhotoProcess {
    let program: String

    /// As long as anybody waits for a photo, in seconds.
    private static let patience = 20
    /// Nothing that it makes of a photo of 1,280 pixels is larger.
    private static let mostBytes = 4_000_000

    func clean(_ sent: [UInt8]) -> Result<[UInt8], PhotoFault> {
        guard let (ours, process) = start() else { return .failure(.tooHard) }
        let made = Self.send(sent, to: ours) ? Self.answer(from: ours) : nil
        close(ours)
        if made == nil { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let hasExited = status & 0x7F == 0
        guard hasExited, let made else { return .failure(.tooHard) }
        switch status >> 8 & 0xFF {
        case 0 where made.starts(with: [0xFF, 0xD8]): return .success(made)
        case PhotoWorkCommand.Status.broken: return .failure(.broken)
        default: return .failure(.tooHard)
        }
    }

    /// Our end of a pair of sockets that are its input and output, and its number; nil where the system has no more.
    private func start() -> (Int32, pid_t)? {
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(ends[0], SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var process: pid_t = 0
        let words: [UnsafeMutablePointer<CChar>?] = ["hagukumi", "photo-worker"].map { (word: String) in strdup(word) }
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        let fault = posix_spawn(&process, program, &actions, nil, words + [nil], &environment)
        close(ends[1])
        guard fault == 0 else {
            close(ends[0])
            return nil
        }
        return (ends[0], process)
    }

    /// It reads all before it answers, so neither waits for the other.
    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                // It refused before it read all: its answer says why.
                if errno == EPIPE { break }
                if errno == EINTR { continue }
                return false
            }
            sent += count
        }
        shutdown(socket, Int32(SHUT_WR))
        return true
    }

    /// Nil where it takes too long, or says too much.
    private static func answer(from socket: Int32) -> [UInt8]? {
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while answer.count <= mostBytes {
            let count = recv(socket, &piece, piece.count, 0)
            if count == 0 { return answer }
            if count < 0 {
                if errno == EINTR { continue }
                return errno == ECONNRESET ? answer : nil
            }
            answer += piece[..<count]
        }
        return nil
    }
}
