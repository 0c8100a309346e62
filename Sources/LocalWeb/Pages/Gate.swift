/// What surrounds a page outside the login.
package struct Gate: Sendable {
    package let title: String
    /// Which program this is: `单位端`
    package let side: String
    /// The manual's chapter on getting in.
    package let manual: String
    package let version: String
    package let token: String

    package init(title: String, side: String, manual: String, version: String, token: String) {
        self.title = title
        self.side = side
        self.manual = manual
        self.version = version
        self.token = token
    }
}
