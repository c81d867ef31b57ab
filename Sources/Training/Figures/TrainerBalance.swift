import Disclosure
import GRDB
import Kernel

/// Who trains: trainers by sex, what they do, and how many were trained before.
public struct TrainerBalance: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let sex: Known<String>
    /// Each once, however many cohorts they train.
    public let trainers: Int64
  }

  /// By sex.
  public let lines: [Line]
  /// Trainers by role and sex, each once in every cohort that they train.
  public let assignments: PeopleTable
  /// Trainers who were present in a cohort that ended before one that they train began, of those
  /// that count for the audience.
  public let formerTrainees: Int64

  public let sensitivity: Sensitivity

  public var trainers: Int64 { lines.reduce(0) { $0 + $1.trainers } }
  /// Women among trainers whose sex is known.
  public var womensShare: Known<Ratio> {
    let known = lines.filter { $0.sex.value != nil }
    return .known(
      known.first { $0.sex == .value("female") }?.trainers ?? 0,
      of: known.reduce(0) { $0 + $1.trainers })
  }

  public static func load(_ db: Database, of cohorts: SeenCohorts) throws -> TrainerBalance {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.sex, t.role, \(wasTrained(in: cohorts.countedClasses))
        FROM cohort_trainers t JOIN cohorts c ON c.id = t.cohort_id
          JOIN participants p ON p.id = t.participant_id
        WHERE \(SeenCohorts.hold("c.id"))
        """, arguments: ["cohorts": cohorts.ids])
    var people: [Int64: Known<String>] = [:]
    var trained: Set<Int64> = []
    for row in rows {
      people[row[0]] = TrainingAttribute.known(row[1])
      if row[3] { trained.insert(row[0]) }
    }
    let bySex = Dictionary(grouping: people.values) { $0 }
    return TrainerBalance(
      lines: TrainingAttribute.sex.sorted(Set(bySex.keys)).map {
        Line(sex: $0, trainers: Int64(bySex[$0]?.count ?? 0))
      },
      assignments: PeopleTable(
        rows: .role, columns: .sex,
        rows.map {
          PeopleTable.Cell(row: .value($0[2]), column: TrainingAttribute.known($0[1]), count: 1)
        }, cohorts.sensitivity),
      formerTrainees: Int64(trained.count), sensitivity: cohorts.sensitivity)
  }

  /// SQL over trainer `t` of cohort `c`.
  private static func wasTrained(in classes: String) -> String {
    """
    EXISTS (SELECT 1 FROM enrolments e JOIN cohorts o ON o.id = e.cohort_id
      WHERE e.participant_id = t.participant_id AND o.ends_on < c.begins_on
        AND o.sensitivity IN (\(classes))
        AND EXISTS (SELECT 1 FROM attendance a
          WHERE a.enrolment_id = e.id AND a.status = 'present'))
    """
  }
}
