// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func package(_ name: String, _ owner: String, from version: Version) -> Package.Dependency {
    .package(url: "https://github.com/\(owner)/\(name)", from: version)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let swiftASN1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name)] + dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "canbao",
    platforms: [.macOS(.v15)],
    dependencies: [
        package("GRDB.swift", "groue", from: "7.10.0"),
        package("hummingbird", "hummingbird-project", from: "2.28.1"),
        package("swift-argument-parser", "apple", from: "1.8.2"),
        package("swift-asn1", "apple", from: "1.7.4"),
        package("swift-certificates", "apple", from: "1.21.1"),
        package("swift-crypto", "apple", from: "4.5.2"),
        package("swift-log", "apple", from: "1.16.2"),
        package("swift-mustache", "hummingbird-project", from: "2.1.1"),
    ],
    targets: [
        // From the ground up; an arrow never points up. docs/architecture.md has a paragraph a target.
        target("Enrollment"),
        tests("Enrollment"),
    ]
)
