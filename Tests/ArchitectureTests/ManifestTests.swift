import Testing

struct ManifestTests {
  @Test("Targets and their dependencies are read in each form that the package writes")
  func readsTargets() {
    let manifest = Manifest(
      #"""
      let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
      // room("Commented", ["Kernel"])
      .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
      room("Kernel"),
      room("CodeLists", ["Kernel"], exclude: ["generate.py"]),
      room("Bare", exclude: ["generate.py"]),
      room(
        "Reports",
        [
          "Kernel", grdb,
          .product(name: "Mustache", package: "swift-mustache"),
        ],
        resources: [.copy("Templates")]),
      .executableTarget(name: "baraza", dependencies: ["Reports"]),
      """#)
    #expect(
      manifest.dependencies == [
        "CZlib": [], "Kernel": [], "CodeLists": ["Kernel"], "Bare": [],
        "Reports": ["Kernel", "GRDB", "Mustache"], "baraza": ["Reports"],
      ])
  }

  @Test("Imports are read in each form that Swift has")
  func readsImports() {
    let sample = SourceFile(
      path: "Sources/Kernel/Sample.swift",
      source: """
        import A
        public import B
        @preconcurrency import C
        @_spi(Inner) internal import struct D.Value
        // import E
        let text = "import F"
        important import
        """)
    #expect(sample.imports == ["A", "B", "C", "D"])
  }
}
