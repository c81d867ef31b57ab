import Kernel

/// Why a manifest cannot be used.
public struct ManifestFault: DiagnosticError, Hashable {
  public let diagnostic: Diagnostic

  init(_ path: String, _ problem: String, _ remedy: String) {
    diagnostic = Diagnostic(
      .error, rule: "plugin.manifest", at: Place(file: Manifest.fileName, path: path),
      "\(path) \(problem).", remedy: remedy)
  }

  init(_ fault: JSONFault, in bytes: [UInt8]) {
    let before = bytes.prefix(fault.offset)
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    diagnostic = Diagnostic(
      .error, rule: "plugin.manifest",
      at: Place(file: Manifest.fileName, line: line, column: column),
      "there is \(fault.problem).", remedy: fault.remedy)
  }

  init(_ error: any Error) {
    let (path, problem) = DecodingProblem.of(error)
    self.init(path, problem, "Docs/Reference/plugin-protocol.md says what a manifest holds.")
  }
}

extension Manifest {
  /// What the manifest is called, in the plugin's folder.
  public static let fileName = "plugin.json"
}
