import Kernel
import Storage
import TestSupport

@testable import DonorReporting

/// A grant with its agreement, budget, rates, ledger and reports, as `report_oracle.py` takes it.
/// Amounts and per cents are millionths. Illustrative.
struct RandomGrant: Encodable {
  struct Amendment: Encodable {
    let number: Int
    let agreedOn: String
    var amount: Int64?
    var to: String?
  }

  struct Rate: Encodable {
    let currency: String
    let from: String
    let valid: String
    let value: String
  }

  struct Instalment: Encodable {
    let number: Int
    let kind: String
    var due: String?
    let amount: Int64
    var received: String?
    var receivedAmount: Int64?
    var own: Int64?
    var ownCurrency: String?
  }

  struct Rule: Encodable {
    let kind: String
    let title: String
    var every: Int?
    var firstEnd: String?
  }

  struct Plan: Encodable {
    let amount: Int64
    let grantAmount: Int64?
  }

  struct Line: Encodable {
    let code: String
    var parent: String?
    var heading: String?
    let title: String
    let kind: String
    var unit: String?
    var units: Int64?
    var unitValue: Int64?
    var amount: Int64?
    var grantAmount: Int64?
    var years: [String: Plan] = [:]
  }

  struct Share: Encodable {
    /// Nil for the own funds.
    let grant: String?
    let line: String?
    let weight: Int64
  }

  struct Entry: Encodable {
    let source: String
    let reference: String
    let posted: String
    let value: String
    let millionths: Int64
    let currency: String
    let account: String
    let accrual: Bool
    var partner: String?
    var activity: String?
    var description: String?
    var corrects: String?
    let shares: [Share]
    /// Whether it came after the claims were submitted.
    let late: Bool
    /// Whether it was not taken back.
    let stands: Bool
  }

  struct Forecast: Encodable {
    let line: String
    let begins: String
    let ends: String
    let amount: Int64
  }

  struct Text: Encodable {
    let section: String
    let line: String?
    let text: String
    let author: String
    let state: String
  }

  struct Report: Encodable {
    let code: String
    let template: String
    let title: String?
    let begins: String
    let ends: String
    /// Whether its tables are compared.
    var asked: Bool
    var state = "draft"
    /// Of the version that was submitted.
    var version = 1
    var sha256 = ""
    var forecasts: [Forecast] = []
    var texts: [Text] = []
  }

  /// Another grant; without a donor where the audience may not see it.
  struct Other: Encodable {
    let donor: String?
  }

  let seed: UInt64
  let code: String
  let title: String
  let donor: String
  let donorIdentifier: String?
  let agreement: String?
  let currency: String
  /// The three of the ledger, the grant's among them.
  let currencies: [String]
  let amount: Int64
  let from: String
  let to: String
  let yearMonth: Int
  let yearDay: Int
  let policy: String
  let source: String
  var threshold: Int64?
  var indirectRate: Int64?
  var match: Int64?
  let activities: [String]
  var amendments: [Amendment] = []
  var rates: [Rate] = []
  var fixed: [String: String] = [:]
  var instalments: [Instalment] = []
  var rules: [Rule] = []
  let version = 2
  var lines: [Line] = []
  var mappings: [String: String] = [:]
  var others: [String: Other] = [:]
  var entries: [Entry] = []
  var reports: [Report] = []
}

extension RandomGrant {
  /// All accounts of the ledger; the last is never mapped.
  static let accounts = ["6010", "6020", "6030", "6040", "6050", "7000", "9000"]

  var policyOf: ExchangePolicy { ExchangePolicy(rawValue: policy) ?? .spot }

  /// The last eligible day as amended.
  var last: String { amendments.last { $0.to != nil }?.to ?? to }

  /// The periods that its reports are cut by; none without a rule.
  var periods: [ClosedRange<CalendarDate>] {
    let rule = rules.filter { $0.kind != "audit" && $0.kind != "narrative" && $0.every != nil }
      .min { ($0.every ?? 0, $0.title) < ($1.every ?? 0, $1.title) }
    guard let rule, let first = CalendarDate(from), let last = CalendarDate(last) else { return [] }
    return ReportRule(
      everyMonths: rule.every, firstEnd: rule.firstEnd.flatMap { CalendarDate($0) }, dueDays: 30,
      dueMonths: nil
    ).periods(from: first, to: last)
  }
}

/// Draws what tests need of a generator.
struct Draw {
  private var random: SeededGenerator

  init(_ random: SeededGenerator) { self.random = random }

  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
  mutating func one<T>(_ values: [T]) -> T { values[int(0...values.count - 1)] }
  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { int(1...count) == 1 }
  mutating func maybe<T>(_ value: T, once count: Int = 2) -> T? { once(in: count) ? value : nil }
  /// An amount in millionths of whole hundredths.
  mutating func cents(_ range: ClosedRange<Int>) -> Int64 { Int64(int(range)) * 10_000 }
  mutating func shuffled<T>(_ values: [T]) -> [T] { values.shuffled(using: &random) }

  /// Some days after another day.
  mutating func day(after first: String, _ range: ClosedRange<Int>) -> String {
    (CalendarDate(first)?.adding(days: int(range))).map { "\($0)" } ?? first
  }
}
