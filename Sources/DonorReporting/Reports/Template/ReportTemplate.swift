import Kernel

/// What a donor's form asks for: a versioned data file.
///
/// Its figures are names of what Baraza computes; it computes nothing itself.
public struct ReportTemplate: Sendable, Hashable, Codable {
  /// By which reports name it.
  public let name: String
  /// From 1; a form that changes is a new version.
  public let version: Int
  public let title: String
  /// Where the form comes from, and what of it was checked.
  public let about: String
  /// The first day on which a report by this version can end; nil for any.
  public let validFrom: CalendarDate?
  /// A BCP 47 code.
  public let language: String
  /// Whether what is owed and not paid yet counts as a cost.
  public let accruals: Bool
  public let sections: [Section]

  public struct Section: Sendable, Hashable, Codable {
    /// By which texts name it.
    public let id: String
    public let title: String
    public let body: Body
  }

  public enum Body: Sendable, Hashable {
    case facts([Fact])
    case narrative(Narrative)
    case budget(BudgetTable)
    case variances(VarianceTable)
    case funding(Funding)
    case funds
    case forecast(Forecast)
    case claims(Claims)
    case logframe
    case transactions([TransactionColumn])
    case rates
  }

  public enum Fact: String, Sendable, Hashable, Codable, CaseIterable {
    case title, agreement, donor, organisation, period, eligible, currency, amount, policy
    case activities, budget, template
  }

  public struct Narrative: Sendable, Hashable, Codable {
    /// What the donor asks to be told.
    public let hint: String?
    /// Whether a report without it cannot be submitted.
    public let required: Bool
  }

  /// Whose costs an amount is of.
  public enum Bears: String, Sendable, Hashable, Codable {
    /// The whole action, whoever pays.
    case whole
    case grant
  }

  /// The time that an amount is of.
  public enum Span: String, Sendable, Hashable, Codable {
    /// Before the reporting period.
    case before
    /// The reporting period.
    case period
    /// From the first eligible day to the end of the reporting period.
    case toDate = "to-date"
    /// The donor's year in which the reporting period ends, until that end.
    case year
    /// Each reporting period within the one that is reported, one column after another.
    case each
  }

  /// Which budget an amount is held against.
  public enum Plan: String, Sendable, Hashable, Codable {
    /// That of the whole time.
    case whole
    /// That of the donor's year in which the reporting period ends.
    case year
  }

  public struct Funding: Sendable, Hashable, Codable {
    public let spans: [Span]
  }

  public struct Forecast: Sendable, Hashable, Codable {
    /// Whether what the report before foresaw stands beside what was spent.
    public let follow: Bool
  }

  public struct Claims: Sendable, Hashable, Codable {
    /// The name of the template of the claims that the report must equal in sum.
    public let template: String
  }

  public enum TransactionColumn: String, Sendable, Hashable, Codable, CaseIterable {
    case number, posted, value, reference, account, line, partner, activity, description, payee
    case original, rate, whole, grant
  }

  /// `uk-claim@1`.
  public var id: String { "\(name)@\(version)" }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, version, title, about, language, accruals, sections
    case validFrom = "valid_from"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    version = try values.decode(Int.self, forKey: .version)
    title = try values.decode(String.self, forKey: .title)
    about = try values.decode(String.self, forKey: .about)
    validFrom = try values.decodeIfPresent(CalendarDate.self, forKey: .validFrom)
    language = try values.decodeIfPresent(String.self, forKey: .language) ?? "en"
    accruals = try values.decodeIfPresent(Bool.self, forKey: .accruals) ?? true
    sections = try values.decode([Section].self, forKey: .sections)
  }
}

extension ReportTemplate.Narrative {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case hint, required
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    hint = try values.decodeIfPresent(String.self, forKey: .hint)
    required = try values.decodeIfPresent(Bool.self, forKey: .required) ?? false
  }
}
