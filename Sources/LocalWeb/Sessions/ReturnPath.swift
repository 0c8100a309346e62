import Foundation
import HTTPTypes
import Hummingbird

/// Where a login leads back to: one of our own pages, never another site, and nothing that ends the header it is sent in.
package struct ReturnPath: Sendable, Hashable {
    package let path: String

    /// nil for whatever a browser could take for more than a path of ours.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (2...2000).contains(bytes.count), bytes[0] == UInt8(ascii: "/"), bytes.allSatisfy({ (0x21...0x7E).contains($0) }),
            !bytes.contains(UInt8(ascii: "\\")), bytes[1] != UInt8(ascii: "/"), bytes[1] != UInt8(ascii: "?")
        else { return nil }
        path = text
    }

    /// The page that was asked for; of a form or a file, the page it stood on.
    init?(of request: Request) {
        if request.method == .get, request.uri.path.split(separator: "/").last?.contains(".") == false {
            self.init(request.uri.description)
        } else {
            guard let page = HTTPField.Name("Referer").flatMap({ request.headers[$0] }).flatMap(URLComponents.init(string:)) else {
                return nil
            }
            self.init(page.percentEncodedPath + (page.percentEncodedQuery.map { "?" + $0 } ?? ""))
        }
    }

    /// The first page, which shows the login and remembers.
    var login: String { "/?next=" + path.encoded }
}
