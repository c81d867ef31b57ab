import GRDB
import Kernel
import Platform
import Portfolio

extension FindingsPage {
  static func load(_ db: Database, _ question: PageQuestion) throws -> FindingsPage {
    let severity = question["severity"].flatMap { Severity(rawValue: $0) }
    let rules =
      (question["rule"].flatMap { ActivityRule(rawValue: $0) }.map { [$0] }
      ?? ActivityRule.allCases).filter { severity == nil || $0.severity == severity }
    let (today, offset) = (question.today, question.offset(pages: size))
    let seen = try SeenActivities.load(db, for: question.audience)
    if question.isSet("activity") || question.isSet("feed") {
      let all = try ActivityFindings.load(
        db, seen, today: today, rules: rules,
        activity: try question["activity"].map { try ActivityLookup.id(of: $0, in: db) },
        feed: question["feed"])
      return FindingsPage(
        findings: Array(all.dropFirst(offset).prefix(question.limit(pages: size))),
        total: all.count)
    }
    let counts = Dictionary(
      uniqueKeysWithValues: try question.kept.summary(db, seen, today: today).findings
        .map { ($0.rule, $0.activities) })
    return FindingsPage(
      findings: try ActivityFindings.load(
        db, seen, today: today, rules: rules, offset: offset, limit: question.limit(pages: size),
        counts: counts),
      total: rules.reduce(0) { $0 + (counts[$1] ?? 0) })
  }
}
