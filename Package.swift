// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "canbao",
    platforms: [.macOS(.v15)],
    dependencies: [],
    targets: [
        .target(name: "Enrollment", swiftSettings: strict)
    ]
)
