import GRDB
import Kernel
import Storage

/// The rows of `conversions`: which rates turned the amounts of a currency
/// into another on a date. What stores a converted amount stores the row's id.
///
/// Lives as long as one bulk run or one human change.
public final class ConversionMemo {
  private let scope: any RevisionScope
  private var known: [ObjectIdentifier: (route: ConversionRoute, id: Int64)] = [:]

  public init(_ scope: any RevisionScope) {
    self.scope = scope
  }

  /// The row that records a route, made where there is none; nil where nothing
  /// was converted. The rates of the route must be stored ones.
  public func id(of route: ConversionRoute) throws -> Int64? {
    guard !route.isIdentity else { return nil }
    if let found = known[ObjectIdentifier(route)] { return found.id }
    let id = try find(route) ?? insert(route)
    known[ObjectIdentifier(route)] = (route, id)
    return id
  }

  private func find(_ route: ConversionRoute) throws -> Int64? {
    try Int64.fetchOne(
      scope.db.cachedStatement(
        sql: """
          SELECT id FROM conversions
          WHERE currency = ? AND target = ? AND on_date = ? AND source = ?
          """),
      arguments: [
        route.from.description, route.to.description, route.date.description, route.source,
      ])
  }

  private func insert(_ route: ConversionRoute) throws -> Int64 {
    let id = try scope.newID()
    let question: [FieldValue] = [
      ("currency", route.from.description), ("target", route.to.description),
      ("on_date", route.date.description), ("source", route.source),
    ]
    try scope.insert("conversions", id: id, question + route.answer)
    return id
  }
}

extension ConversionRoute {
  /// What its row says beyond the question: legs, ages, fixed ratios, factor.
  var answer: [FieldValue] {
    [
      ("leg_from", legFrom.rate?.id), ("leg_to", legTo.rate?.id), ("age_from", legFrom.age),
      ("age_to", legTo.age), ("fixed_from", legFrom.fixedRatios),
      ("fixed_to", legTo.fixedRatios), ("numerator", String(factor.numerator)),
      ("denominator", String(factor.denominator)),
    ]
  }
}

extension ConversionLeg {
  /// The fixed ratios in words, empty where there is none.
  fileprivate var fixedRatios: String { steps.map(\.ratio.description).joined(separator: "; ") }
}
