/// One place for the version stamp.
enum Version {
    static let text = "0.1.0"
}
