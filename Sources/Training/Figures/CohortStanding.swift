import Disclosure
import GRDB
import Kernel

/// How much of those who came to a cohort may be told beside the other cohorts of its programme.
///
/// Whom a programme reached in a year is told by sex, and so are its cohorts: what one of them
/// withholds would be the rest. So each cohort is a row of a table of all of them, which the gate
/// withholds as a whole; what it keeps back of the row, the cohort's own figures do not tell either.
enum CohortStanding: Int, Comparable, Sendable {
  case nothing
  /// How many came, not by sex.
  case total
  case bySex

  static func < (lhs: CohortStanding, rhs: CohortStanding) -> Bool { lhs.rawValue < rhs.rawValue }

  static func load(
    _ db: Database, of cohort: CohortList.Cohort, for audience: Audience
  ) throws -> CohortStanding {
    let programme = try SeenCohorts.load(db, .programme(cohort.programme), for: audience)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT substr(s.day, 1, 4), c.code, p.sex, count(DISTINCT e.id)
        FROM attendance a JOIN training_sessions s ON s.id = a.session_id
          JOIN enrolments e ON e.id = a.enrolment_id JOIN cohorts c ON c.id = e.cohort_id
          JOIN participants p ON p.id = e.participant_id
        WHERE a.status = 'present' AND \(SeenCohorts.hold("c.id"))
        GROUP BY 1, 2, 3
        """, arguments: ["cohorts": programme.ids])
    let years = Dictionary(grouping: rows) { $0[0] as String }.values
    return try years.filter { $0.contains { $0[1] == cohort.code } }.map { rows in
      try standing(of: cohort.code, rows, programme.sensitivity, audience)
    }.min() ?? .bySex
  }

  private static func standing(
    of cohort: String, _ rows: [Row], _ sensitivity: Sensitivity, _ audience: Audience
  ) throws -> CohortStanding {
    let cohorts = Set(rows.map { $0[1] as String }).sorted()
    // Alone, it is withheld by its own counts, which are those of the programme.
    guard cohorts.count > 1 else { return .bySex }
    let sexes = Set(rows.map { $0[2] as String }).sorted()
    var counts: [String: Int] = [:]
    for row in rows { counts["\(row[1] as String)#\(row[2] as String)"] = row[3] }
    var gate = Gate(for: audience)
    let table = try gate.table(
      CountTable(
        rows: Axis("cohort", cohorts), columns: Axis("sex", sexes),
        counts: cohorts.map { cohort in sexes.map { .value(counts["\(cohort)#\($0)"] ?? 0) } }),
      of: "enrolments", sensitivity)
    guard table[.row(cohort)]?.value != nil else { return .nothing }
    let isWhole = sexes.allSatisfy { table[.cell(row: cohort, column: $0)]?.value != nil }
    return isWhole ? .bySex : .total
  }
}
