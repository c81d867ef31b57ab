import Kernel

/// A grant's approved budget against what the ledger charges to it, by line and period.
public struct BudgetReport: Sendable {
  public struct Line: Sendable, Hashable {
    public let line: BudgetLine
    /// How many lines it is part of, one in another.
    public let depth: Int
    /// Its own amount or that of its parts.
    public internal(set) var budget: SharedAmount
    /// By the calendar year in which the donor's year begins; none where nothing is planned.
    public internal(set) var years: [Int: SharedAmount]
    /// By period; of a line with parts, what they have together.
    public internal(set) var actual: [SharedAmount]

    public var code: String { line.code }
    public var parent: String? { line.parent }
    public var hasParts: Bool { line.amount == nil }
  }

  /// Costs that stand under no line of the budget: a report with any cannot be submitted.
  public struct Unmapped: Sendable, Hashable {
    public let account: String
    /// The line that the entry or its account names, and that no cost can stand under: the budget
    /// lacks it, it has parts, or a rate pays it. Nil where the account has no mapping.
    public let line: String?
    public internal(set) var entries: Int
    public internal(set) var actual: [SharedAmount]
  }

  /// Costs that are in no sum, and why.
  public struct Excluded: Sendable, Hashable {
    public let reason: String
    public internal(set) var entries: Int
    /// The references of the first of them.
    public internal(set) var first: [String]
  }

  /// Who pays for the action.
  public struct Bearer: Sendable, Hashable {
    /// The code of a grant; nil for the organisation's own funds.
    public let grant: String?
    /// By period, in the grant's currency.
    public internal(set) var actual: [ExactDecimal]
  }

  public let books: GrantBooks
  /// In the order of their codes.
  public internal(set) var lines: [Line]
  public internal(set) var unmapped: [Unmapped]
  public internal(set) var excluded: [Excluded]
  /// The grant itself first, then other grants by code, then the own funds.
  public internal(set) var bearers: [Bearer]
  /// Where each line stands, by code.
  let places: [String: Int]

  public var grant: Grant { books.grant }
  public var periods: [ReportingPeriod] { books.periods }

  /// The lines that have no parts: together they are the budget.
  public var leaves: [Line] { lines.filter { !$0.hasParts } }

  /// What the lines without parts are budgeted at together.
  public func budget() throws -> SharedAmount { try leaves.map(\.budget).sum() }

  /// What the lines have together and what stands under none, in some of the periods.
  public func actual(in periods: some Sequence<Int>) throws -> SharedAmount {
    let periods = Array(periods)
    let all = leaves.map(\.actual) + unmapped.map(\.actual)
    return try all.map { row in try periods.map { row[$0] }.sum() }.sum()
  }
}
