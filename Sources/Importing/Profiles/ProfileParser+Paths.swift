import Yams

extension ProfileParser {
  /// Where a path stands, which decides what it may reach.
  enum PathPlace {
    /// The value of `record`, which has so many steps; or of a child's `path`.
    case elements
    /// A field of the record.
    case recordField
    /// A field of a child.
    case childField
    /// `inherit`.
    case inherit
  }

  /// Reads a path; nil, with a finding, where it is none or reaches what it may not.
  /// `depth` is the number of elements above the record.
  mutating func path(
    _ node: Node, _ name: String, _ place: PathPlace, depth: Int = 0
  ) -> ProfilePath? {
    guard let written = text(node, name) else { return nil }
    guard let syntax = ProfilePath.Syntax(written) else {
      report(
        "path", at: node, path: name, "“\(written)” is not a path.",
        remedy: "Join names by /, with @ before an attribute; there are no wildcards, "
          + "predicates or functions, and .. stands only at the beginning.")
      return nil
    }
    if let problem = problem(of: syntax, place, depth: depth) {
      report(
        "path.reach", at: node, path: name, "“\(written)” \(problem.message).",
        remedy: problem.remedy)
      return nil
    }
    let steps = syntax.steps.map { number(of: $0, at: node, name) }
    let attribute = syntax.attribute.map { number(of: $0, at: node, name) }
    if steps.contains(nil) || attribute == .some(nil) { return nil }
    return ProfilePath(
      origin: origin(of: syntax, place), steps: steps.compactMap { $0 },
      attribute: attribute ?? nil, text: written)
  }

  private func origin(
    of syntax: ProfilePath.Syntax, _ place: PathPlace
  ) -> ProfilePath.Origin {
    switch (place, syntax.ups) {
    case (_, 0): .here
    case (.childField, 1): .record
    case (.childField, let ups): .ancestor(ups - 1)
    case (_, let ups): .ancestor(ups)
    }
  }

  private func problem(
    of syntax: ProfilePath.Syntax, _ place: PathPlace, depth: Int
  ) -> (message: String, remedy: String)? {
    let isAttributeOnly = syntax.steps.isEmpty && syntax.attribute != nil
    switch place {
    case .elements:
      guard syntax.ups > 0 || syntax.attribute != nil || syntax.steps.isEmpty else { return nil }
      return ("does not name an element below", "Write names of elements alone: projects/project.")
    case .recordField:
      guard syntax.ups > 0 else { return nil }
      return ("leaves the record", "Move it to `inherit`, where attributes above can be read.")
    case .inherit where syntax.ups == 0 || !isAttributeOnly:
      return (
        "is no attribute above the record", "Write ../@name; only attributes are known there."
      )
    case .childField where syntax.ups > 1 && !isAttributeOnly:
      return (
        "leaves the record",
        "Above the record only attributes are known: write ../../@name."
      )
    case .inherit, .childField:
      let above = place == .childField ? syntax.ups - 1 : syntax.ups
      guard above > depth else { return nil }
      return (
        "goes above the root", "The record has \(depth) elements above it; use fewer “..”."
      )
    }
  }
}
