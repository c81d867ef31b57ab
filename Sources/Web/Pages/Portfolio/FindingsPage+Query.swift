import GRDB
import Platform
import Portfolio

extension FindingsPage {
  static func load(_ db: Database, _ question: PageQuestion) throws -> FindingsPage {
    let rules = question["rule"].flatMap { ActivityRule(rawValue: $0) }.map { [$0] }
    let findings = try ActivityFindings.load(
      db, try SeenActivities.load(db, for: question.audience), today: question.today,
      rules: rules ?? ActivityRule.allCases,
      activity: try question["activity"].map { try ActivityLookup.id(of: $0, in: db) })
    let offset = question.offset(pages: size)
    return FindingsPage(
      findings: findings, shown: Array(findings.dropFirst(offset).prefix(size)))
  }
}
