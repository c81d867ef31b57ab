import Foundation
import TestSupport

/// What `Tests/Expectations` works out in Python.
enum FiguresOracle {
  struct Chain: Decodable {
    let views: [View]
  }

  struct View: Decodable {
    let organisations: [String]
    let activities: Int
    let spend: [Total]
    let byYear: [Entry]
    let byCountry: [Entry]
    let bySector: [Entry]
    let budgets: Budgets
    let counted: [Place]
    let excluded: [Place]
    let activitiesLeftOut: [Place]
  }

  struct Total: Decodable {
    let currency: String
    let count: Int
    let amount: String
  }

  struct Entry: Decodable, Hashable {
    let key: String?
    let currency: String?
    let amount: String
  }

  struct Converted: Decodable {
    let amount: String
    let byYear: [Entry]
    let byCountry: [Entry]
    let gaps: [Place]
  }

  struct Budgets: Decodable {
    let counted: [Budget]
    let excluded: [Budget]
  }

  struct Budget: Decodable {
    let kind: String
    let start: String
    let value: String
    let currency: String
    let why: String?
  }

  struct Place: Decodable {
    let activity: String?
    let ref: String?
    let type: String?
    let value: String?
    let currency: String?
    let why: String?
  }

  static let folder = Shared.repository.appending(path: "Tests/Expectations")

  static func chain() throws -> Chain {
    try JSONDecoder().decode(
      Chain.self, from: try Data(contentsOf: folder.appending(path: "chain.json")))
  }

  /// Runs Python beside the expectations and decodes the JSON that it prints.
  static func ask<Answer: Decodable>(
    _ program: String, _ arguments: [String] = [], as: Answer.Type = Answer.self
  ) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: Data(try text(program, arguments).utf8))
  }

  static func text(_ program: String, _ arguments: [String] = []) throws -> String {
    let run = try RunProcess.run(
      "python3", ["-B", "-c", program] + arguments, directory: folder)
    guard run.status == 0 else { throw Failure(stderr: run.stderr) }
    return run.stdout
  }

  struct Failure: Error, CustomStringConvertible {
    let stderr: String
    var description: String { "Python failed: \(stderr)" }
  }

  /// The rates of `Imports/rates` as rows of one source.
  static func rates() throws -> String {
    try text(
      """
      import conversion
      rates = conversion.Rates(conversion.Path("../../Imports/rates"))
      print("date,currency,rate,base,source")
      for table in (rates.days, rates.months):
          for (currency, on), (rate, base) in table.items():
              scaled = rate * 10**12
              assert scaled.denominator == 1
              print(on, currency, f"{scaled.numerator // 10**12}."
                    f"{scaled.numerator % 10**12:012d}", base, "sample", sep=",")
      """)
  }

  static func converted(view: Int, into currency: String) throws -> Converted {
    try ask(
      """
      import json, sys, chain
      chain.View.converted.__defaults__ = None
      original = chain.View.converted
      chain.View.converted = lambda self, _: original(self, sys.argv[2])
      answer = chain.chain(chain.Path("../../Imports/feeds"))
      print(json.dumps(answer["views"][int(sys.argv[1])]["converted"]))
      """, [String(view), currency])
  }
}
