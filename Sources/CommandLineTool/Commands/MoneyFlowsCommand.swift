import ArgumentParser
import Disclosure
import Kernel
import Platform
import Portfolio
import Storage

/// Adds up the transactions held, each once.
struct MoneyFlowsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "flows", abstract: "Add up the transactions held, each once.",
    discussion: """
      Plain sums of what the feeds say, without the counting rules of `portfolio summary`.
      With --currency, each amount is converted on its own date; what has no rate is in no sum
      and is named on standard error. Transactions of activities that the audience may not see are
      in no sum; the activities are counted there, over the whole store.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "What to tell apart: country, year, sector, type, currency, activity, feed.",
      valueName: "key,key"))
  var by: String?

  @Option(help: ArgumentHelp("Convert into this currency.", valueName: "code"))
  var currency: String?

  @Option(help: ArgumentHelp("Only of this feed.", valueName: "name"))
  var feed: String?

  @Flag(help: "Give what could not be converted, instead of the sums.")
  var gaps = false

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func validate() throws {
    _ = try keys
    if gaps, currency == nil { throw ValidationError("--gaps needs --currency.") }
  }

  private var keys: [MoneyFlows.Key] {
    get throws {
      try (by ?? "").split(separator: ",").map { name in
        guard let key = MoneyFlows.Key(rawValue: String(name)) else {
          let known = MoneyFlows.Key.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("“\(name)” is no key. Use some of: \(known).")
        }
        return key
      }
    }
  }

  func answer() throws -> Answer {
    let keys = try keys
    let target = try currency.map(CurrencyCode.named)
    let (flows, withheld) = try store.workspace.read { store in
      try store.read { db in
        let seen = try SeenActivities.load(db, for: audience)
        return (
          try MoneyFlows.load(db, seen, by: keys, currency: target, feed: feed), seen.withheld
        )
      }
    }
    guard !gaps else {
      return Answer(flows.unconverted, as: .gaps(flows.unconverted), notes: withheld.notes)
    }
    return Answer(
      flows.rows, as: .flows(flows, by: keys),
      notes: flows.unconverted.map { gap in
        "not converted: \(gap.amount) \(gap.currency ?? "without currency"), "
          + "\(gap.count) transactions (\(gap.reason.rawValue))."
      } + withheld.notes)
  }
}

extension Table {
  fileprivate static func flows(_ flows: MoneyFlows, by keys: [MoneyFlows.Key]) -> Table {
    let keys = flows.rows.first?.keys ?? keys
    return Table(
      keys.map { key in
        key == .currency
          ? Column("originalCurrency", "Original")
          : Column(key.rawValue, key.rawValue.capitalizedFirst)
      } + [
        Column("amount", "Amount", .amount), Column("currency", "Currency"),
        Column("count", "Count", .amount),
      ],
      flows.rows.map { $0.values + [$0.amount, $0.currency, "\($0.count)"] })
  }

  /// What could not be converted, and why.
  fileprivate static func gaps(_ gaps: [ConversionGap]) -> Table {
    Table(
      [
        Column("amount", "Amount", .amount), Column("currency", "Currency"),
        Column("reason", "Reason"), Column("count", "Count", .amount),
      ],
      gaps.map { [$0.amount, $0.currency, $0.reason.rawValue, "\($0.count)"] })
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
