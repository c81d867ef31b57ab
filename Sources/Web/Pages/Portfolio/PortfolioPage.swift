import CodeLists
import Disclosure
import GRDB
import Kernel
import Platform
import Portfolio

/// The programmes and activities held, to be searched, narrowed and sorted.
struct PortfolioPage: Page {
  static let address = PageAddress(
    "/programmes", "portfolio", in: .portfolio, .array, isEntry: true, hasTable: true,
    parameters: [
      // Countries as feeds wrote them, which need not be codes.
      Parameter("search", .text), Parameter("country", .text), Parameter("region", .text),
      Parameter("year", .year),
      Parameter("status", .text), Parameter("sector", .text), Parameter("partner", .text),
      Parameter("funder", .text), Parameter("marker", .text), Parameter("feed", .text),
      Parameter("sort", .choice(ActivityList.Order.allCases.map(\.rawValue)), isShown: false),
      .page,
    ])

  static let size = 50

  /// As `baraza activity list --limit 50` with the same filters.
  let items: [ListedActivity]
  /// Of all pages.
  let total: Int
  /// All rows, where a table was asked for.
  let choices: [String: [(value: String, name: String)]]
  let withheld: [Withheld]

  func encode(to encoder: any Encoder) throws { try items.encode(to: encoder) }
}
