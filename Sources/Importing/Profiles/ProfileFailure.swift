import Kernel

/// A profile that cannot be used: all its mistakes, each with its place.
public struct ProfileFailure: DiagnosticError, Hashable {
  /// In the order of the file; never empty.
  public let diagnostics: [Diagnostic]

  init(_ first: Diagnostic, _ others: [Diagnostic] = []) {
    diagnostics = ([first] + others).sorted { $0.place.order < $1.place.order }
  }

  /// The first mistake, which says how many there are.
  public var diagnostic: Diagnostic {
    var first = diagnostics[0]
    if diagnostics.count > 1 {
      first.message += " (The first of \(diagnostics.count) mistakes in the profile.)"
    }
    return first
  }

  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension Place {
  fileprivate var order: (Int, Int) { (line ?? 0, column ?? 0) }
}
