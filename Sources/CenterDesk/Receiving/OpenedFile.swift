import Delivery
import Exchange
import Foundation
import SealedPackage
import X509

/// What a file held, as far as it can be told without the center's book: steps 1 to 6, and the tables read ahead.
struct OpenedFile: Sendable {
    enum Content: Sendable {
        case declaration(ReadDeclaration)
        /// Nothing in it can be believed.
        case nothing(code: String, message: String)
    }

    let name: String
    let contents: [Content]

    init(_ file: IncomingFile, keys: CenterKeys, now: Date) {
        name = file.name
        do {
            contents = try file.packages().map { Self.content($0, keys, now) }
        } catch let mail as MailError {
            contents = [.nothing(code: mail.code, message: mail.message)]
        } catch {
            contents = [.nothing(code: "file.unreadable", message: "文件“\(file.name)”读不出来。请检查文件或 U 盘后再收一次。")]
        }
    }

    private static func content(_ bytes: [UInt8], _ keys: CenterKeys, _ now: Date) -> Content {
        do {
            let package = try SealedPackage(bytes: bytes).opened(with: keys.decryption).verified(
                trusting: .authorityOrRegistration(keys.authority.certificate, now: now))
            return .declaration(ReadDeclaration(package))
        } catch {
            return .nothing(code: error.code, message: error.message)
        }
    }
}
