/// What `Package.swift` declares, read as text: each target with what it depends on.
struct Manifest {
  /// The names of the modules that each target may import.
  let dependencies: [String: Set<String>]

  init(_ source: String) {
    let text = SwiftText(source).uncommented
    var products: [String: String] = [:]
    for match in text.matches(
      of: #/let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/#)
    {
      products[String(match.1)] = String(match.2)
    }
    var dependencies: [String: Set<String>] = [:]
    let target =
      #/(?:\broom|\.target|\.executableTarget|\.systemLibrary)\(\s*(?:name: )?"(\w+)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?/#
    for match in text.matches(of: target) {
      dependencies[String(match.1)] = Manifest.modules(
        in: match.2.map(String.init) ?? "", products: products)
    }
    self.dependencies = dependencies
  }

  private static func modules(in list: String, products: [String: String]) -> Set<String> {
    var names: [String] = []
    var rest = list
    for match in list.matches(of: #/\.product\(\s*name: "(\w+)",\s*package: "[^"]*"\s*\)/#) {
      names.append(String(match.1))
    }
    rest.replace(#/\.product\([^)]*\)/#, with: "")
    for match in rest.matches(of: #/"(\w+)"/#) { names.append(String(match.1)) }
    rest.replace(#/"\w+"/#, with: "")
    for match in rest.matches(of: #/\w+/#) {
      names.append(products[String(match.output)] ?? String(match.output))
    }
    return Set(names)
  }
}
