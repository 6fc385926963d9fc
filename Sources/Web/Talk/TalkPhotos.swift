import Consultations
import EventModel
import Events
import Foundation
import HTTPTypes
import EventStore
import Hummingbird
import NIOCore

/// Pictures: made clean before anything is kept, and shown to whoever may see the consultation.
struct TalkPhotos: Sendable {
    let talk: Talk
    private let limiter: RateLimiter
    private static let pictures = Allowance("pictures of a client", burst: 5, every: .seconds(20))

    init(talk: Talk) {
        self.talk = talk
        limiter = RateLimiter(elapsed: talk.world.elapsed)
    }

    func add(to pages: RouterGroup<Visit>) {
        pages.post("c/:id/photo") { request, visit in try await take(request, visit) }
        pages.get("c/:id/photo/:photo") { request, visit in
            let client = try await talk.client(request, visit)
            let (id, _) = try await talk.open(visit, of: client)
            return try await talk.photo(try visit.parameters.require("photo"), of: id)
        }
    }

    /// The picture itself is the body; the form's token and the message's number stand in the head, where no page of
    /// another site can put them.
    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let client = try await talk.client(request, visit)
        func head(_ name: String) -> String { HTTPField.Name(name).flatMap { request.headers[$0] } ?? "" }
        guard talk.cookies.isFormToken(head("X-Form-Token"), of: client.session),
            let message = ULID(head("X-Message"))
        else { throw Trouble.notOurForm }
        let (id, state) = try await talk.open(visit, of: client)
        guard !state.messages.contains(where: { $0.id == message }) else { return Response(status: .noContent) }
        try limiter.take(Self.pictures, by: client.session.id)
        let say = talk.speech(client.reader)
        do {
            let sent = try await request.body.collect(upTo: PhotoHeader.mostBytes)
            let clean = try await talk.consulting.cleanPhoto(Array(buffer: sent))
            let size = try PhotoHeader(of: clean)
            try await talk.log.execute(
                KeepPhoto(
                    consultation: id, photo: message, jpeg: Data(clean).base64EncodedString(), width: size.width,
                    height: size.height, bytes: clean.count), as: talk.command())
            try await talk.write("", photo: message, as: message, in: id, of: client)
            return Response(status: .noContent)
        } catch let fault as PhotoFault {
            return Self.refused(say(fault.words))
        } catch is NIOTooManyBytesError {
            return Self.refused(say("talk.photo-fault-size"))
        }
    }

    private static func refused(_ words: String) -> Response {
        Response(
            status: .unprocessableContent, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
    }
}

extension Talk {
    /// A picture of this consultation.
    ///
    /// - Throws: `Trouble.notFound` for a picture of another one, or one that was shredded.
    func photo(_ name: String, of id: ConsultationID) async throws -> Response {
        try await Self.photo(name, of: id, in: log)
    }

    static func photo(_ name: String, of id: ConsultationID, in log: Log) async throws -> Response {
        guard let photo = ULID(name) else { throw Trouble.notFound }
        let kept = try await log.state(of: KeptPhoto.fold, about: [PhotoKept.tag(of: photo)])
        guard kept.consultation == id, let text = kept.jpeg?.value, let data = Data(base64Encoded: text) else {
            throw Trouble.notFound
        }
        return Response(
            status: .ok, headers: [.contentType: "image/jpeg", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}

extension PhotoFault {
    /// What the client is told.
    var words: TextName {
        switch self {
        case .notAPicture, .notTaken: "talk.photo-fault-kind"
        case .tooLarge, .tooManyPixels: "talk.photo-fault-size"
        case .broken, .tooHard: "talk.photo-fault-broken"
        case .busy: "talk.photo-fault-busy"
        }
    }
}
