import Kernel

/// Why a record was not written: everything that is wrong with it.
public struct EntryRefused: DiagnosticError {
  public let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  public var diagnostic: Diagnostic {
    diagnostics.first ?? Diagnostic(.error, rule: "template", "The record was not written.")
  }

  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
