import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting

/// A browser that keeps its cookie and sends each form with the token of the page before it.
package final class Browser: Sendable {
    private let client: any TestClientProtocol
    private let jar = Jar()

    package init(client: any TestClientProtocol) { self.client = client }

    package struct Answer: Sendable {
        package let status: Int
        package let text: String
        package let headers: HTTPFields
        package var location: String? { headers[.location] }
    }

    package func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer { try await send(path, .get, headers, body: nil) }

    /// As our own pages post: with the page's token and an Origin of ours, unless the test says otherwise.
    package func post(
        _ path: String, _ fields: [String: String], headers: HTTPFields = [.origin: "http://localhost"], token: String? = nil
    ) async throws -> Answer {
        let own = await jar.token
        let all = fields.merging(["token": token ?? own]) { given, _ in given }
        let body = all.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        return try await send(path, .post, headers, body: ByteBuffer(string: body), type: "application/x-www-form-urlencoded")
    }

    package func upload(_ path: String, _ name: String, fileName: String, _ bytes: [UInt8]) async throws -> Answer {
        let token = await jar.token
        var body = ByteBuffer(string: "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n--XX\r\n")
        body.writeString(
            "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(fileName)\"\r\nContent-Type: application/octet-stream\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--XX--\r\n")
        return try await send(path, .post, [.origin: "http://localhost"], body: body, type: "multipart/form-data; boundary=XX")
    }

    package var cookie: String { get async { await jar.cookie } }
    package func plant(cookie: String) async { await jar.plant(cookie) }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, body: ByteBuffer?, type: String? = nil
    ) async throws -> Answer {
        var headers = headers
        headers[.cookie] = await jar.cookie
        headers[.contentType] = type
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(status: response.status.code, text: String(buffer: response.body), headers: response.headers)
        }
        await jar.take(answer)
        return answer
    }
}

/// What a browser remembers.
private actor Jar {
    private(set) var cookie = ""
    private(set) var token = ""

    func plant(_ cookie: String) { self.cookie = cookie }

    func take(_ answer: Browser.Answer) {
        if let set = answer.headers[.setCookie] { cookie = String(set.prefix { $0 != ";" }) }
        if let start = answer.text.range(of: "name=\"token\" value=\"")?.upperBound {
            token = String(answer.text[start...].prefix { $0 != "\"" })
        }
    }
}
