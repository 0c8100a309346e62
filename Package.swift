// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func github(_ owner: String, _ name: String, from version: Version) -> Package.Dependency {
    .package(url: "https://github.com/\(owner)/\(name)", from: version)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let swiftASN1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies + ["CommandLineSupport", argumentParser], swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name)] + dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "canbao",
    platforms: [.macOS(.v15)],
    dependencies: [
        github("groue", "GRDB.swift", from: "7.10.0"),
        github("hummingbird-project", "hummingbird", from: "2.28.1"),
        github("apple", "swift-argument-parser", from: "1.8.2"),
        github("apple", "swift-asn1", from: "1.7.4"),
        github("apple", "swift-certificates", from: "1.21.1"),
        github("apple", "swift-crypto", from: "4.5.2"),
        github("apple", "swift-log", from: "1.16.2"),
        github("hummingbird-project", "swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // From the ground up; an arrow never points up. docs/architecture.md has a paragraph a target.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CAllocator"),
        target("Archive", ["CArchive"]),
        target("DurableFile"),
        target("Charset"),
        target("Delivery", ["Charset", "DurableFile"]),
        target("Enrollment"),
        target("LongWork"),
        target("QRCode"),
        target("Workbook", ["Archive", "Charset"]),
        target("SealedPackage", ["Archive", crypto, cryptoExtras, swiftASN1, x509]),
        target("Exchange", ["Enrollment", "SealedPackage", crypto, x509]),
        target("Ledger", ["DurableFile", crypto, grdb, grdbSQLite]),
        target("Paperwork", ["Enrollment", "Workbook"]),
        target("UnitStore", ["DurableFile", "Enrollment", "Ledger", "LongWork", grdb]),
        target(
            "UnitDesk",
            [
                "Delivery", "DurableFile", "Enrollment", "Exchange", "Ledger", "LongWork", "Paperwork", "SealedPackage", "UnitStore",
                "Workbook",
                crypto, x509,
            ]),
        target("CenterStore", ["Enrollment", "Ledger", grdb]),
        target(
            "CenterDesk",
            [
                "CenterStore", "Delivery", "DurableFile", "Enrollment", "Exchange", "Ledger", "LongWork", "Paperwork", "SealedPackage",
                "Workbook", crypto, swiftASN1, x509,
            ]),
        target("Demo", ["CenterDesk", "CenterStore", "DurableFile", "Enrollment", "Paperwork", "UnitDesk", "Workbook"]),
        .target(name: "CManual"),
        .target(
            name: "Assets", dependencies: ["CManual"], path: "assets", resources: [.embedInCode("templates"), .embedInCode("static")],
            swiftSettings: strict),
        target(
            "LocalWeb",
            ["Assets", "CAllocator", "DurableFile", "Enrollment", "LongWork", "Paperwork", hummingbird, hummingbirdCore, logging, mustache]),
        target(
            "UnitWeb",
            [
                "Assets", "Delivery", "DurableFile", "Enrollment", "Exchange", "Ledger", "LocalWeb", "LongWork", "Paperwork", "QRCode",
                "SealedPackage",
                "UnitDesk",
                "UnitStore",
                "Workbook",
                hummingbird, logging,
            ]),
        target(
            "CenterWeb",
            [
                "Assets", "CenterDesk", "CenterStore", "DurableFile", "Enrollment", "Ledger", "LocalWeb", "LongWork", "Paperwork",
                "SealedPackage", "Workbook", hummingbird, logging,
            ]),
        target(
            "CommandLineSupport",
            ["DurableFile", "Enrollment", "Exchange", "Ledger", "LongWork", "Paperwork", "SealedPackage", "Workbook", argumentParser]),
        program("canbao", ["Demo", "DurableFile", "Enrollment", "LocalWeb", "Paperwork", "UnitDesk", "UnitStore", "UnitWeb", "Workbook"]),
        program(
            "canbao-center", ["CenterDesk", "CenterStore", "CenterWeb", "DurableFile", "Enrollment", "LocalWeb", "Paperwork", "Workbook"]),

        tests("Archive"),
        .testTarget(
            name: "CenterCommandTests", dependencies: ["canbao-center", "CenterDesk", "CommandLineSupport"], swiftSettings: strict),
        tests(
            "CenterDesk",
            [
                "CenterStore", "Delivery", "DurableFile", "Enrollment", "Exchange", "Paperwork", "SealedPackage", "Workbook", crypto, x509,
            ]),
        tests("CenterStore", ["Enrollment", "Ledger", grdb]),
        tests(
            "CenterWeb",
            [
                "Assets", "CenterDesk", "CenterStore", "Demo", "Enrollment", "Ledger", "LocalWeb", "Paperwork", "SiteVisitor", "UnitDesk",
                "Workbook", hummingbird, hummingbirdTesting,
            ]),
        tests("CommandLineSupport", ["Paperwork", "Workbook", argumentParser]),
        tests("Enrollment"),
        tests("Exchange", ["Enrollment", "SealedPackage", crypto, x509]),
        tests("Paperwork", ["Workbook"]),
        tests("QRCode"),
        tests("SealedPackage", ["Archive", "Forge", crypto, swiftASN1, x509]),
        .testTarget(
            name: "UnitAndCenterTests",
            dependencies: ["CenterDesk", "CenterStore", "Enrollment", "Paperwork", "SealedPackage", "UnitDesk", "Workbook"],
            swiftSettings: strict),
        .executableTarget(name: "courier", dependencies: ["Delivery"], path: "Tests/Interop/Courier", swiftSettings: strict),
        tests("Delivery"),
        tests("DurableFile"),
        tests("Ledger", [grdb]),
        tests("LocalWeb", ["Assets", "LongWork", hummingbirdCore]),
        tests("LongWork"),
        tests(
            "UnitDesk",
            [
                "Archive", "CenterDesk", "Demo", "Enrollment", "Exchange", "Ledger", "LongWork", "Paperwork", "SealedPackage", "UnitStore",
                "Workbook", crypto, x509,
            ]),
        tests("UnitStore", ["Enrollment", "Ledger", "LongWork", grdb]),
        .target(
            name: "Forge", dependencies: ["Archive", "Enrollment", "Exchange", "SealedPackage", crypto, cryptoExtras, swiftASN1, x509],
            path: "Tests/Forge", swiftSettings: strict),
        .executableTarget(
            name: "vectors", dependencies: ["Enrollment", "Exchange", "Forge", "SealedPackage", crypto, x509], path: "Tests/VectorWriter",
            swiftSettings: strict),
        .target(name: "SiteVisitor", dependencies: [hummingbird, hummingbirdTesting], path: "Tests/SiteVisitor", swiftSettings: strict),
        .executableTarget(
            name: "measure",
            dependencies: [
                "CenterDesk", "CenterStore", "Enrollment", "Exchange", "Ledger", "LocalWeb", "LongWork", "Paperwork", "SealedPackage",
                "SiteVisitor",
                "UnitDesk", "UnitWeb", "Workbook", crypto, hummingbird, hummingbirdTesting, x509,
            ], path: "Tests/Performance", exclude: ["Baselines", "center.py", "spreadsheets.py"], swiftSettings: strict),
        tests(
            "UnitWeb",
            [
                "SiteVisitor", "Assets", "Delivery", "Demo", "Enrollment", "LocalWeb", "Paperwork", "UnitDesk", "Workbook", hummingbird,
                hummingbirdTesting, mustache,
            ]),
        tests("Workbook", ["Archive", "Charset"]),
    ]
)
