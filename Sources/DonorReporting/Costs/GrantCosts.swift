import Disclosure
import GRDB
import Kernel
import Storage

/// The costs behind what a grant has spent, one after another: what explains its figures.
public struct GrantCosts {
  /// Which costs are asked for.
  public struct Choice: Sendable, Hashable {
    /// The code of a line, with all that is part of it; nil for all costs. What is left out of all
    /// sums belongs to each line.
    public var line: String?
    /// By the day of posting.
    public var from: CalendarDate?
    public var to: CalendarDate?

    public init(line: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil) {
      self.line = line
      self.from = from
      self.to = to
    }
  }

  /// What a grant bears of an entry under one line, or an entry that is left out.
  public struct Row: Sendable, Hashable, Encodable {
    public let entry: Int64
    /// `SOURCE#REFERENCE`.
    public let reference: String
    public let postedOn: CalendarDate
    public let valueOn: CalendarDate
    /// The whole entry, in its own currency.
    public let amount: DecimalString
    public let currency: CurrencyCode
    public let account: String
    /// Nil where it stands under no line.
    public let line: String?
    public let partner: String?
    public let activity: String?
    public let description: String?
    /// In words; nil where nothing was converted.
    public let rate: String?
    /// In the grant's currency; nil for what is left out.
    public let borne: DecimalString?
    /// Why it is left out.
    public let exclusion: String?
    /// Which of its texts the audience may not see.
    public let withheld: [String]
  }

  public let grant: Grant
  private let books: GrantBooks
  private let choice: Choice
  private let audience: Audience

  /// - Parameter day: the agreement as it holds then.
  /// - Throws: ``GrantFailure``
  public init(
    _ db: Database, grant code: String, _ choice: Choice, asOf day: CalendarDate,
    for audience: Audience
  ) throws {
    grant = try SeenGrants.grant(db, code, asOf: day, for: audience)
    books = try GrantBooks.load(db, grant, periods: grant.reportingPeriods(until: day, in: db))
    if let line = choice.line, !books.lines.contains(where: { $0.code == line }) {
      throw GrantFailure.noLine(line, grant: code)
    }
    self.choice = choice
    self.audience = audience
  }

  /// Gives the rows in the order in which the ledger took them in, one after another.
  public func each(_ db: Database, _ body: (Row) throws -> Void) throws {
    var gate = try ReportGate(db, for: audience)
    let wanted = choice.line.map { books.within($0) }
    try books.eachCost(db) { entry, cost, rate in
      if let from = choice.from, entry.posted < from { return }
      if let to = choice.to, entry.posted > to { return }
      guard entry.shares.contains(where: { $0.bearer == grant.code }) else { return }
      let seen = gate.seen(entry)
      if let exclusion = cost.exclusion {
        return try body(row(seen, rate, line: nil, borne: nil, exclusion.words))
      }
      for part in cost.parts where part.bearer == grant.code {
        if let wanted, !(part.line.map(wanted.contains) ?? false) { continue }
        try body(row(seen, rate, line: part.line, borne: part.amount, nil))
      }
    }
  }

  /// A page of the rows.
  ///
  /// - Parameter limit: nil for all.
  public func rows(_ db: Database, offset: Int, limit: Int?) throws -> [Row] {
    var rows: [Row] = []
    var place = 0
    try each(db) { row in
      if place >= offset, rows.count < limit ?? .max { rows.append(row) }
      place += 1
    }
    return rows
  }

  private func row(
    _ entry: LedgerEntry, _ rate: UsedRate?, line: String?, borne: ExactDecimal?,
    _ exclusion: String?
  ) -> Row {
    Row(
      entry: entry.id, reference: "\(entry.source)#\(entry.reference)", postedOn: entry.posted,
      valueOn: entry.value, amount: DecimalString(entry.amount), currency: entry.currency,
      account: entry.account, line: line, partner: entry.partner, activity: entry.activity,
      description: entry.description, rate: rate?.description,
      borne: borne.map { DecimalString($0) }, exclusion: exclusion,
      withheld: entry.withheld ?? [])
  }
}
