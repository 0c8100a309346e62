/// One place for the version stamp.
package enum Version {
    package static let text = "0.1.0"
}
