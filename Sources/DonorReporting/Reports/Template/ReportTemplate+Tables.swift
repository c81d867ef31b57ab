import Kernel

extension ReportTemplate {
  /// A table of the lines of the budget.
  public struct BudgetTable: Sendable, Hashable, Codable {
    /// The donor's headings in order; without them lines stand as their codes have them.
    public let headings: [Heading]
    public let columns: [Column]
    public let rows: [Rows]

    public struct Heading: Sendable, Hashable, Codable {
      public let code: String
      public let title: String
    }

    /// What a column shows of each line.
    public struct Column: Sendable, Hashable, Codable {
      public let title: String
      public let show: Show
      public let of: Span
      public let against: Plan
      public let bears: Bears
    }

    public enum Show: String, Sendable, Hashable, Codable {
      case unit, units
      case unitValue = "unit-value"
      case budget, actual
      /// The budget less what was spent to date.
      case remaining
      /// What was spent less the budget.
      case variance
      /// What was spent in per cent of the budget.
      case percent
      /// The variance in per cent of the budget.
      case variancePercent = "variance-percent"
    }

    /// A group of rows: the lines of a kind, or the total of kinds.
    public struct Rows: Sendable, Hashable, Codable {
      public let lines: BudgetLine.Kind?
      public let total: [BudgetLine.Kind]
      public let code: String?
      public let title: String?
    }
  }

  /// The lines whose variance is beyond a threshold, each with what explains it.
  public struct VarianceTable: Sendable, Hashable, Codable {
    public enum Level: String, Sendable, Hashable, Codable {
      case lines, headings
    }

    public let level: Level
    /// The headings, where they are judged by heading.
    public let headings: [BudgetTable.Heading]
    public let of: Span
    public let against: Plan
    public let bears: Bears
    /// In per cent, where the agreement says none.
    public let threshold: FixedDecimal
    /// Whether what falls short of the budget needs no word.
    public let overOnly: Bool
    /// Whether a report that leaves one unexplained cannot be submitted.
    public let required: Bool
  }
}

extension ReportTemplate.BudgetTable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case headings, columns, rows
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    headings = try values.decodeIfPresent([Heading].self, forKey: .headings) ?? []
    columns = try values.decode([Column].self, forKey: .columns)
    rows = try values.decode([Rows].self, forKey: .rows)
  }
}

extension ReportTemplate.BudgetTable.Heading {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case code, title
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    code = try values.decode(String.self, forKey: .code)
    title = try values.decode(String.self, forKey: .title)
  }
}

extension ReportTemplate.BudgetTable.Column {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case title, show, of, against, bears
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    title = try values.decode(String.self, forKey: .title)
    show = try values.decode(ReportTemplate.BudgetTable.Show.self, forKey: .show)
    of = try values.decodeIfPresent(ReportTemplate.Span.self, forKey: .of) ?? .toDate
    against = try values.decodeIfPresent(ReportTemplate.Plan.self, forKey: .against) ?? .whole
    bears = try values.decodeIfPresent(ReportTemplate.Bears.self, forKey: .bears) ?? .whole
    guard of != .each || show == .actual else {
      throw DecodingError.dataCorruptedError(
        forKey: .of, in: values, debugDescription: "Only actual costs are shown for each period.")
    }
  }
}

extension ReportTemplate.BudgetTable.Rows {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case lines, total, code, title
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    lines = try values.decodeIfPresent(BudgetLine.Kind.self, forKey: .lines)
    total = try values.decodeIfPresent([BudgetLine.Kind].self, forKey: .total) ?? []
    code = try values.decodeIfPresent(String.self, forKey: .code)
    title = try values.decodeIfPresent(String.self, forKey: .title)
    guard (lines == nil) != total.isEmpty, total.isEmpty || title != nil else {
      throw DecodingError.dataCorruptedError(
        forKey: .lines, in: values,
        debugDescription: "Rows are either lines of a kind, or a total of kinds with its title.")
    }
  }
}

extension ReportTemplate.VarianceTable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case level, headings, of, against, bears, threshold, required
    case overOnly = "over_only"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    level = try values.decodeIfPresent(Level.self, forKey: .level) ?? .lines
    headings =
      try values.decodeIfPresent([ReportTemplate.BudgetTable.Heading].self, forKey: .headings)
      ?? []
    of = try values.decode(ReportTemplate.Span.self, forKey: .of)
    against = try values.decodeIfPresent(ReportTemplate.Plan.self, forKey: .against) ?? .whole
    bears = try values.decodeIfPresent(ReportTemplate.Bears.self, forKey: .bears) ?? .whole
    threshold = try values.decode(FixedDecimal.self, forKey: .threshold)
    overOnly = try values.decodeIfPresent(Bool.self, forKey: .overOnly) ?? false
    required = try values.decodeIfPresent(Bool.self, forKey: .required) ?? false
    guard of != .each, (level == .headings) != headings.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .level, in: values,
        debugDescription: "Headings stand with the level headings; “each” is no one time.")
    }
  }
}
