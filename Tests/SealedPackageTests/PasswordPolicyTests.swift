import Testing

@testable import SealedPackage

@Suite struct PasswordPolicyTests {
    @Test(arguments: [
        "short", "七个字的密码呀", "aaaaaaaa", "abababab", "12345678", "87654321", "1qaz2wsx", "qwertyuiop", "abcdefgh", "password", "Password1",
        "admin123",
        "woaini520", "20080808", "19491001", "canbao2027", "abcabcabc", "!@#$%^&*", "AbC12345",
    ])
    func whatIsTriedFirstIsRefused(_ password: String) {
        #expect(throws: PasswordPolicy.Fault.self) { try PasswordPolicy.check(password, known: []) }
    }

    /// No rule asks for digits or signs: length is what counts.
    @Test(arguments: [
        "unit-password", "another password", "云川 电风扇 红苹果", "correct horse", "xiaomi-chi-pingguo", "yanshi-2026", "7KQ4MXW2", "操场边有三棵老槐树",
        "320571-苹果-电风扇-书",
    ])
    func whatAClerkThinksOfIsTaken(_ password: String) throws { try PasswordPolicy.check(password, known: ["320571", "王老师"]) }

    @Test(arguments: [("school320571", "320571"), ("王老师王老师的密码", "王老师")])
    func whatEveryoneKnowsMayNotStandInIt(_ password: String, _ known: String) {
        #expect(throws: PasswordPolicy.Fault.known(known)) { try PasswordPolicy.check(password, known: ["320571", "王老师"]) }
    }

    @Test func thereIsAnEnd() {
        #expect(throws: PasswordPolicy.Fault.long) { try PasswordPolicy.check(String(repeating: "长密码", count: 100), known: []) }
    }
}
