import HTTPTypes
import Hummingbird
import LongWork
import NIOCore

extension Site {
    /// One sentence for what we refuse; faults of ours go to the log and are only named as such.
    package func refused(_ error: any Error, session: Session<Contents>) -> Response {
        if let refusal = Self.problem(of: error) { return problem(refusal.text, help: refusal.whatToDo, session: session, status: .ok) }
        logger.error("fault", metadata: ["error": "\(error)"])
        return problem(Self.faultSentence, session: session, status: .internalServerError)
    }

    package func problem(_ message: String, help: String? = nil, session: Session<Contents>, status: HTTPResponse.Status) -> Response {
        renderer.response(ProblemPage(gate: gate("没有办成", session), message: message, help: help), status: status)
    }

    /// To where the login interrupted, or to the first page.
    package static func afterLogin(_ next: String) -> Response { redirect(ReturnPath(next)?.path ?? "/") }

    package static func redirect(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }

    package static func download(_ bytes: [UInt8], name: String, type: String = "application/octet-stream") -> Response {
        let plain = String(name.unicodeScalars.map { $0 != "\"" && $0 != "\\" && (0x20..<0x7F).contains($0.value) ? Character($0) : "_" })
        let encoded = name.utf8.map { byte -> String in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The head leaves at once, the file as soon as it is made; whoever stops the download stops the making before its next phase.
    package static func download(
        name: String, request: Request, make: @escaping @Sendable (WorkProgress) throws -> [UInt8]
    ) -> Response {
        var response = download([], name: name)
        response.headers[.contentLength] = nil
        response.body = ResponseBody { writer in
            let progress = WorkProgress()
            let bytes = try await request.body.consumeWithInboundCloseHandler { _ in
                try await Task.detached { try make(progress) }.value
            } onInboundClosed: {
                progress.abandon()
            }
            for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
                try await writer.write(ByteBuffer(bytes: bytes[start..<min(start + 1 << 16, bytes.count)]))
            }
            try await writer.finish(nil)
        }
        return response
    }
}
