import Foundation

/// Results go to standard output, words for people to standard error.
package enum Console {
    package static func result(_ text: String) { result(bytes: Array((text + "\n").utf8)) }
    package static func result(_ json: JSONValue) { result(json.encoded) }
    package static func result(bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
    package static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
