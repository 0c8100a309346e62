import CenterDesk
import Enrollment
import Foundation
import Paperwork
import Testing
import UnitDesk

/// Certificates are issued, renewed and shown without anybody asking for it.
@Suite struct CertificateTests {
    let exchange: Exchanging
    init() throws { exchange = try Exchanging() }

    private func certificate(_ title: String, _ desk: UnitDesk) throws -> CertificateSummary? {
        try desk.certificates().first { $0.title == title }
    }

    @Test func theFirstResultBringsThem() throws {
        let desk = try exchange.activated()
        #expect(try certificate("本单位签名证书", desk) == nil && certificate("本单位自签名证书", desk)?.life == .long)
        try exchange.receive(exchange.declare(desk))
        try exchange.apply(exchange.result(), to: desk)
        #expect(try certificate("本单位签名证书", desk)?.life == .long && certificate("本单位自签名证书", desk) == nil)
    }

    @Test func bothSidesRenewInTime() throws {
        let desk = try exchange.activated()
        try exchange.receive(exchange.declare(desk))
        try exchange.apply(exchange.result(), to: desk)
        // Two years on: less than 400 days are left of everybody's three years.
        let later = try exchange.later(days: 2 * 365 + 30)
        let unit = try later.open("unit")
        let before = try #require(try certificate("本单位签名证书", unit))
        guard case .renewing(let days) = before.life else {
            Issue.record("\(before.life)")
            return
        }
        #expect((300..<400).contains(days))
        let received = try later.receive(later.declare(unit))
        #expect(received.accepted, "\(received.message)")
        // Before the renewed certificates have arrived, the former still serve.
        #expect(try later.receive(later.declare(unit)).accepted)
        try later.apply(later.result(), to: unit)
        #expect(try certificate("本单位签名证书", unit)?.life == .long && certificate("中心签名证书", unit)?.life == .long)
        #expect(try later.receive(later.declare(unit)).accepted)
    }
}
