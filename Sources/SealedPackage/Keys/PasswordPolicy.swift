/// What a new password has to be. Length and nothing that is tried first; no rules about digits and signs, which make passwords that are
/// written down (NIST SP 800-63B, 3.1.1.2).
package enum PasswordPolicy {
    package enum Fault: Error, Sendable, Hashable {
        case short
        case long
        case common
        /// Little more than the unit's or the center's code, or the operator's name, which everyone knows.
        case known(String)

        package var code: String {
            switch self {
            case .short: "password.too-short"
            case .long: "password.too-long"
            case .common, .known: "password.too-common"
            }
        }

        package var message: String {
            switch self {
            case .short: "密码太短，请设置至少 \(leastLength) 个字符的密码。"
            case .long: "密码太长，请设置不超过 \(greatestLength) 个字符的密码。"
            case .common: "这个密码太常见，很容易被猜到。请换一个，例如把几个不相干的词连起来。"
            case .known(let text): "密码里除了“\(text)”所剩不多：人人都知道它，很容易被猜到。请换一个。"
            }
        }
    }

    package static let leastLength = 8
    package static let greatestLength = 200

    /// - Parameter known: codes and names that may not stand in it.
    package static func check(_ password: String, known: [String]) throws(Fault) {
        guard password.count >= leastLength else { throw .short }
        guard password.unicodeScalars.count <= greatestLength else { throw .long }
        let plain = password.lowercased()
        // What is left beside it has to be a password by itself.
        let given = known.first { $0.count > 1 && plain.contains($0.lowercased()) }
        if let given, plain.replacing(given.lowercased(), with: "").count < leastLength { throw .known(given) }
        guard !isCommon(plain) else { throw .common }
    }

    /// Of few characters, along a row of the keyboard or the alphabet, one thing written over and over, a date, or a common word with some
    /// digits to it.
    private static func isCommon(_ plain: String) -> Bool {
        let text = Array(plain)
        if Set(text).count < 4 || isRepeated(text) { return true }
        if rows.contains(where: { $0.contains(plain) || String($0.reversed()).contains(plain) }) { return true }
        if text.count == 8, plain.hasPrefix("19") || plain.hasPrefix("20"), text.allSatisfy(\.isNumber) { return true }
        let word = String(plain.filter { $0.isLetter && $0.isASCII })
        let rest = plain.filter { !$0.isLetter }
        return words.contains(plain) || words.contains(word) && rest.count <= 5
    }

    private static func isRepeated(_ text: [Character]) -> Bool {
        (1...max(1, text.count / 2)).contains { length in
            text.count % length == 0 && length < text.count && text.indices.allSatisfy { text[$0] == text[$0 % length] }
        }
    }

    private static let rows = [
        "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp", "!@#$%^&*()", "13579246801357924680",
        "147258369", "159357456", "987654321", "789456123",
    ]
    /// Letters only: digits before and behind them change nothing.
    private static let words: Set = [
        "password", "passwd", "passw", "pass", "admin", "administrator", "root", "guest", "welcome", "hello", "login",
        "letmein", "changeme", "default", "master", "system", "abc", "abcd", "abcde", "abcdef", "abcabc", "aaa", "aa", "a", "q",
        "qq", "qwe", "qwer", "qwert", "qwerty", "asd", "asdf", "asdfg", "asdfgh", "zxc", "zxcv", "zxcvb", "zxcvbn", "qaz", "qazwsx",
        "iloveyou", "woaini", "woaiwojia", "wodemima", "mima", "nihao", "wo", "woshishui", "caonima", "taobao", "weixin", "alibaba",
        "baidu", "tencent", "sunshine", "princess", "football", "monkey", "dragon", "superman", "canbao", "yibao", "shebao", "xuexiao",
        "school", "laoshi", "teacher", "zhongguo", "china", "beijing", "suzhou", "wang", "zhang", "li", "liu", "chen", "lily",
    ]
}
