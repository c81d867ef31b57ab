import GRDB
import Kernel

extension SubmittedClaim {
  /// The claims that a template asks about, submitted for times within a report's.
  static func all(
    _ db: Database, for report: GrantReport, _ template: ReportTemplate
  ) throws -> [SubmittedClaim] {
    let names = template.sections.compactMap { section in
      if case .claims(let claims) = section.body { claims.template } else { nil }
    }
    guard let name = names.first else { return [] }
    let claims = try GrantReport.all(
      db, where: "g.code = ? AND p.begins_on >= ? AND p.ends_on <= ?",
      [report.grant, report.begins.description, report.ends.description])
    return try claims.filter {
      $0.templateName == name && [.submitted, .accepted].contains($0.state)
    }.compactMap { claim in
      guard let version = try ReportVersion.latest(of: claim, in: db) else { return nil }
      let figures = try ReportFigures(ReportInput(bytes: version.input(in: db)))
      let amount = try figures.budget.actual(in: figures.covered).grant
      guard let millionths = Int64(exactly: amount.millionths) else {
        throw ArithmeticFailure.overflow("the claim \(claim.code)")
      }
      return SubmittedClaim(
        code: claim.code, begins: claim.begins, ends: claim.ends, version: version.number,
        sha256: version.sha256, amount: FixedDecimal(millionths: millionths))
    }
  }
}
