import Assets
import Hummingbird
import Mustache
import NIOCore

/// A page is a struct beside its template. Escaping happens here and nowhere else.
package protocol Page: Sendable {
    static var template: String { get }
}

/// All templates, compiled once.
package struct Renderer: Sendable {
    private let library: MustacheLibrary

    package init() throws {
        var library = MustacheLibrary()
        for (name, source) in Assets.templates { try library.register(source, named: name) }
        self.library = library
    }

    package func response<P: Page>(_ page: P, status: HTTPResponse.Status = .ok) -> Response { Self.response(html(page), status: status) }

    package func html<P: Page>(_ page: P) -> ByteBuffer {
        ByteBuffer(string: library.render(Reflected(page), withTemplate: P.template) ?? "")
    }

    package static func response(_ html: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: html.readableBytes == 0 ? .internalServerError : status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: html))
    }
}
