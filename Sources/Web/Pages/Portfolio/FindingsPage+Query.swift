import GRDB
import Kernel
import Platform
import Portfolio

extension FindingsPage {
  private static func rules(_ question: PageQuestion) -> [ActivityRule] {
    let severity = question["severity"].flatMap { Severity(rawValue: $0) }
    return
      (question["rule"].flatMap { ActivityRule(rawValue: $0) }.map { [$0] }
      ?? ActivityRule.allCases).filter { severity == nil || $0.severity == severity }
  }

  private static func activity(_ db: Database, _ question: PageQuestion) throws -> Int64? {
    try question["activity"].map { try ActivityLookup.id(of: $0, in: db) }
  }

  static func forEachPart(
    _ db: Database, _ question: PageQuestion, _ body: (any Page, PageQuestion) throws -> Int
  ) throws {
    let seen = try SeenActivities.load(db, for: question.audience)
    let activity = try activity(db, question)
    try inParts { add in
      for rule in rules(question) {
        try ActivityFindings.forEach(
          db, of: rule, seen, today: question.today, activity: activity, feed: question["feed"],
          add)
      }
    } _: {
      _ = try body(FindingsPage(findings: $0, total: $0.count), question)
    }
  }

  static func load(_ db: Database, _ question: PageQuestion) throws -> FindingsPage {
    let rules = rules(question)
    let (today, offset) = (question.today, question.offset(pages: size))
    let seen = try SeenActivities.load(db, for: question.audience)
    if question.isSet("activity") || question.isSet("feed") {
      let all = try ActivityFindings.load(
        db, seen, today: today, rules: rules,
        activity: try activity(db, question),
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
