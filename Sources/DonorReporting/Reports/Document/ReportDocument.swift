import Kernel

/// A grant's report as what it shows, before it is written in one form or another.
///
/// Pages, CSV and workbooks are written from it, and nothing is computed after it.
public struct ReportDocument: Sendable, Hashable {
  public let code: String
  public let title: String
  /// The grant's.
  public let subject: String
  public let language: String
  public let begins: CalendarDate
  public let ends: CalendarDate
  public let currency: CurrencyCode
  /// How many decimals its amounts have.
  public let decimals: Int
  /// The SHA-256 of the input that it was made of.
  public let digest: String
  public let sections: [Section]

  public struct Section: Sendable, Hashable {
    public let id: String
    public let title: String
    public let blocks: [Block]
  }

  public enum Block: Sendable, Hashable {
    case facts([Fact])
    /// What somebody wrote.
    case text(ReportText)
    case table(Table)
    /// A remark of Baraza's own.
    case note(String)
  }

  public struct Fact: Sendable, Hashable {
    public let label: String
    public let values: [String]
  }

  public struct Table: Sendable, Hashable {
    /// Nil where it is the only one of its section.
    public let caption: String?
    public let columns: [Column]
    public let rows: [Row]

    public struct Column: Sendable, Hashable {
      public enum Kind: Sendable, Hashable {
        case text, amount, number, percent, date
      }

      public let title: String
      public let kind: Kind
    }

    public struct Row: Sendable, Hashable {
      public enum Style: String, Sendable, Hashable {
        case heading, line, subtotal, total
        /// What must not be in a report that is submitted.
        case fault
      }

      public let style: Style
      /// How far it is indented.
      public let depth: Int
      public let cells: [Cell]
    }
  }

  public enum Cell: Sendable, Hashable {
    case text(String)
    /// In the report's currency, with the costs that it is the sum of, where it is one.
    case amount(ExactDecimal, CostSum?)
    /// In another currency.
    case original(FixedDecimal, CurrencyCode)
    case number(FixedDecimal)
    /// Per cent.
    case percent(FixedDecimal)
    case date(CalendarDate)
    /// `noData`, `notStated`, `notApplicable` or `withheld`: a key of the catalogue.
    case absent(String)
    case empty
  }

  /// Which costs an amount is the sum of.
  public struct CostSum: Sendable, Hashable {
    /// The codes of the lines without parts.
    public let lines: [String]
    /// The places of the reporting periods.
    public let periods: [Int]
    public let bears: ReportTemplate.Bears
  }
}
