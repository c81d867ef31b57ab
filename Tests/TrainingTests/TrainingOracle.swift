import Disclosure
import Foundation
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Training

/// What `training_oracle.py` says of a ``RandomTraining``, and the same of the figures.
struct TrainingOracle: Decodable, Equatable {
  struct OfReach: Decodable, Equatable {
    var tables: [String: [String: [String: [String: Int64]]]]
    var people: [String: Int64]
    var across: [String: [String: [Int64]]]
    var all: [Int64]

    init(_ reach: Reach) {
      tables = [:]
      people = [:]
      for programme in reach.programmes {
        people[programme.code] = programme.people
        tables[programme.code] = Dictionary(
          uniqueKeysWithValues: Reach.attributes.map {
            ($0.rawValue, programme.table(by: $0).named)
          }
        )
      }
      across = Dictionary(
        uniqueKeysWithValues: Reach.attributes.map { attribute in
          let ranges = reach.across(by: attribute)
          return (
            attribute.rawValue,
            Dictionary(
              uniqueKeysWithValues: ranges.map { ($0.value.named, [$0.atLeast, $0.atMost]) })
          )
        })
      all = [reach.people.atLeast, reach.people.atMost]
    }
  }

  struct OfDecisionMakers: Decodable, Equatable {
    /// By module, country and whether somebody counted such institutions: hours and people.
    var groups: [String: [String]]
    /// What leaves for each audience, by its names.
    var shown: [String: [String: String]]

    init(_ db: Database, _ year: TrainingYear, _ seen: SeenCohorts) throws {
      groups = [:]
      for module in try DecisionMakerHours.load(db, in: year, of: seen).modules {
        for group in module.groups {
          let key = "\(module.key ?? module.course) \(group.country) \(group.isCounted)"
          groups[key] = ["\(group.hours.millionths)", "\(group.people)"]
        }
      }
      shown = [:]
      for audience in [Audience.public, .internal] {
        let lines = try HoursReport.load(db, in: year, for: audience).figures
        shown[audience.rawValue] = Dictionary(
          uniqueKeysWithValues: lines.map {
            (
              [$0.figure, $0.row, $0.column, $0.unit.rawValue].compactMap { $0 }
                .joined(separator: " "), $0.value ?? $0.reason ?? ""
            )
          })
      }
    }
  }

  struct OfGain: Decodable, Equatable {
    var pairs, onlyBefore, onlyAfter: Int64
    var before, after, gain: String?
  }

  struct OfFollowUps: Decodable, Equatable {
    var lines: [String: [Int64]]
    var applied: [String: Int64]
    var rate: String?
    var bias: [String: String?]
  }

  struct OfTrainers: Decodable, Equatable {
    var lines: [String: Int64]
    var roles: [String: [String: Int64]]
    var former: Int64
    var women: String?
  }

  struct Figures: Decodable, Equatable {
    var gain: OfGain
    var score, rating: String?
    var completion: [String: [Int64]]
    var followUps: [String: OfFollowUps]
    var trainers: OfTrainers
    var halfDays: Int64
    var hours: String
  }

  var reach: [String: OfReach]
  var decisionMakers: OfDecisionMakers
  var all: Figures
  var each: [String: Figures]

  /// What the script says.
  static func judge(_ training: RandomTraining) throws -> TrainingOracle {
    let script = Shared.repository.appending(path: "Tests/TrainingTests/training_oracle.py").path
    let input = String(decoding: try JSONEncoder().encode(training), as: UTF8.self)
    let run = try RunProcess.run("python3", [script], stdin: input)
    try #require(run.status == 0, "\(run.stderr)")
    return try JSONDecoder().decode(TrainingOracle.self, from: Data(run.stdout.utf8))
  }
}

extension Known<String> {
  var named: String {
    switch self {
    case .value(let word): word
    case .notStated: "not-stated"
    default: "no-data"
    }
  }
}

extension Ratio {
  var lowest: String {
    let ratio = Ratio.lowest(numerator, of: denominator)
    return "\(ratio.numerator)/\(ratio.denominator)"
  }
}

extension PeopleTable {
  /// Cells that count somebody.
  var named: [String: [String: Int64]] {
    var named: [String: [String: Int64]] = [:]
    for (row, counts) in zip(rows, counts) {
      for (column, count) in zip(columns, counts) where count > 0 {
        named[row.named, default: [:]][column.named] = count
      }
    }
    return named
  }
}
