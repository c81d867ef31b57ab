// swift-tools-version: 6.1
import PackageDescription

/// A room of the house: a library target in `Sources/<name>`, on the floor that
/// `Tests/ArchitectureTests` holds it to.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources)
}

/// The tests of one room, in `Tests/<name>Tests`; scripts and golden files beside
/// them are not sources.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "baraza",
  products: [
    .executable(name: "baraza", targets: ["baraza"]),
    .executable(name: "nap-completeness", targets: ["NapCompleteness"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Floor 0
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLinux"),
    room("Kernel"),
    // Floor 1
    room("XML", ["Kernel", "CLibXML2", "CZlib"]),
    room("CodeLists", ["Kernel"], exclude: ["generate.py"]),
    room("Storage", ["Kernel", grdb, crypto]),
    room("PluginProtocol", ["Kernel"]),
    room("Spreadsheets", ["Kernel", "CXLSXWriter", "CZlib"]),
    room(
      "Pages", ["Kernel", mustache],
      resources: [.copy("Templates")]),
    // Floor 2
    room("IATI", ["Kernel", "XML", "CodeLists"], exclude: ["generate.py"]),
    room("Reference", ["Kernel", "CodeLists", "Storage", grdb], exclude: ["generate.py"]),
    room("Disclosure", ["Kernel"]),
    room("Drawing", ["Kernel", "Pages"], exclude: ["generate.py"]),
    room("PluginHost", ["Kernel", "CLinux", "PluginProtocol", "Storage", grdb, crypto]),
    room("PluginKit", ["Kernel", "PluginProtocol"]),
    // Floor 3
    room(
      "Portfolio",
      ["Kernel", "Storage", "XML", "IATI", "Reference", "Disclosure", grdb, crypto]),
    room("Commitments", ["Kernel", "Storage", "Reference", grdb]),
    room(
      "Training", ["Kernel", "Storage", "Reference", "Disclosure", "Pages", grdb, crypto],
      resources: [.copy("Templates")]),
    // Floor 4
    room(
      "DonorReporting",
      [
        "Kernel", "XML", "CodeLists", "Storage", "Spreadsheets", "Reference", "Disclosure", "Pages",
        grdb, crypto, yams,
      ],
      resources: [.copy("Templates")]),
    // Floor 5
    room(
      "Importing",
      [
        "Kernel", "XML", "CodeLists", "Storage", "IATI", "Reference", "Disclosure", "Portfolio",
        "DonorReporting", grdb, crypto, yams,
      ]),
    room(
      "GoldenThread",
      [
        "Kernel", "Storage", "Reference", "Disclosure", "Portfolio", "Commitments", "Training",
        "Pages", "DonorReporting", grdb,
      ],
      resources: [.copy("Templates")]),
    // Floor 6
    room(
      "Platform",
      [
        "Kernel", "Storage", "PluginProtocol", "Reference", "Disclosure", "PluginHost", "Portfolio",
        "Commitments", "Training", "DonorReporting", "Importing", "GoldenThread", grdb,
      ]),
    // Floor 7
    room(
      "CommandLineTool",
      [
        "Kernel", "Storage", "PluginProtocol", "IATI", "Reference", "Disclosure", "PluginHost",
        "Portfolio", "Commitments", "Training", "DonorReporting", "Importing", "GoldenThread",
        "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    room(
      "Web",
      [
        "Kernel", "CodeLists", "Storage", "Reference", "Disclosure", "Pages", "Drawing",
        "Portfolio", "Commitments", "Training", "DonorReporting", "Importing", "GoldenThread",
        "Platform",
        grdb, crypto, mustache, .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Templates"), .copy("Assets")]),
    // Floor 8
    .executableTarget(name: "baraza", dependencies: ["CommandLineTool", "Web"]),
    // Plugins in the box that are compiled
    .executableTarget(
      name: "NapCompleteness", dependencies: ["Kernel", "PluginKit", "PluginProtocol"],
      path: "Plugins/nap-completeness/Sources"),

    .target(name: "TestSupport", dependencies: ["Kernel"], path: "Tests/TestSupport"),
    tests("Architecture", []),
    tests("Kernel", ["Kernel"], exclude: ["oracle.py"]),
    tests("XML", ["XML", "Kernel", "CZlib"]),
    tests("CodeLists", ["CodeLists", "Kernel"]),
    tests(
      "Storage", ["Kernel", "Storage", grdb, crypto], exclude: ["Golden", "verify_chain.py"]),
    tests("PluginProtocol", ["Kernel", "PluginProtocol"]),
    tests("Spreadsheets", ["Kernel", "Spreadsheets"], exclude: ["workbook.py"]),
    tests("IATI", ["Kernel", "XML", "CodeLists", "IATI"]),
    tests(
      "Reference", ["Kernel", "CodeLists", "Storage", "Reference", grdb], exclude: ["Golden"]),
    tests("Disclosure", ["Kernel", "Disclosure"], exclude: ["ranges.py", "rounded_sums.py"]),
    tests(
      "Drawing", ["Kernel", "XML", "Reference", "Pages", "Drawing"],
      exclude: ["Golden", "drawing_oracle.py"]),
    tests(
      "PluginHost",
      ["Kernel", "Storage", "PluginProtocol", "PluginHost", "NapCompleteness", grdb],
      exclude: ["Fixtures", "Golden"]),
    tests("PluginKit", ["Kernel", "PluginKit", "PluginProtocol"]),
    tests(
      "Portfolio",
      [
        "Kernel", "XML", "IATI", "Storage", "Reference", "Disclosure", "Portfolio", "Importing",
        grdb,
      ],
      exclude: ["Golden"]),
    tests(
      "Commitments", ["Kernel", "Storage", "Commitments", grdb, crypto],
      exclude: ["Golden", "oracle.py"]),
    tests(
      "Training", ["Kernel", "Pages", "Storage", "Disclosure", "Training", grdb],
      exclude: ["Golden", "training_oracle.py"]),
    tests(
      "DonorReporting",
      [
        "Kernel", "XML", "IATI", "Storage", "Reference", "Disclosure", "Portfolio",
        "Pages", "DonorReporting", "Importing", grdb,
      ],
      exclude: ["Golden", "oracle.py", "coverage_oracle.py", "report_oracle.py"]),
    tests(
      "Importing",
      [
        "Kernel", "XML", "IATI", "Storage", "Reference", "Disclosure", "Portfolio", "Importing",
        grdb,
      ]),
    tests(
      "GoldenThread",
      [
        "Kernel", "Storage", "Reference", "Disclosure", "Portfolio", "Commitments", "Training",
        "DonorReporting", "Importing", "GoldenThread", grdb,
      ], exclude: ["Fixtures", "Golden"]),
    tests("CommandLine", ["Kernel", "CommandLineTool", "baraza"], exclude: ["Golden"]),
    tests(
      "Web",
      [
        "Kernel", "Storage", "Disclosure", "Portfolio", "Platform", "Web", "baraza",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
      ], exclude: ["imports.py", "serve.py"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
