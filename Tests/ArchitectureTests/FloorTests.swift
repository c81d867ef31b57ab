import Testing

struct FloorTests {
  @Test("Every module stands on a floor")
  func everyModuleHasAFloor() throws {
    for module in try Repository.modules() {
      #expect(Floors.modules[module] != nil, "\(module) has no floor in Floors.swift")
    }
  }

  @Test("A module imports only what lies on lower floors")
  func nothingImportsUpward() throws {
    let files = try Repository.sources()
    #expect(!files.isEmpty)
    for file in files {
      for imported in file.imports {
        let objection = Floors.objection(to: imported, in: file.module)
        #expect(objection == nil, "\(file.path): \(objection ?? "")")
      }
    }
  }

  @Test("Package.swift declares for each module what its files import, and nothing else")
  func manifestAgreesWithImports() throws {
    let manifest = Manifest(try Repository.text("Package.swift"))
    let files = Dictionary(grouping: try Repository.sources(), by: \.module)
    for (module, files) in files.sorted(by: { $0.key < $1.key }) {
      let declared = try #require(
        manifest.dependencies[module], "Package.swift declares no target \(module)")
      let imported = Set(files.flatMap(\.imports)).subtracting(Floors.toolchain)
      let allowed = declared.reduce(into: Set<String>()) { modules, name in
        modules.formUnion(Floors.modulesOfProducts[name] ?? [name])
      }
      let undeclared = imported.subtracting(allowed).sorted()
      #expect(undeclared == [], "\(module) imports what Package.swift does not declare for it")
      let unused = declared.filter { name in
        imported.isDisjoint(with: Floors.modulesOfProducts[name] ?? [name])
      }
      #expect(unused.sorted() == [], "Package.swift declares what \(module) does not import")
    }
  }

  @Test(
    "The floors object to what they should",
    arguments: [
      ("Kernel", "Storage", true), ("Storage", "XML", true), ("Portfolio", "Commitments", true),
      ("Storage", "Kernel", false), ("Portfolio", "Foundation", false), ("Nowhere", "Kernel", true),
    ])
  func objects(module: String, imported: String, objects: Bool) {
    #expect((Floors.objection(to: imported, in: module) != nil) == objects)
  }
}
