import Disclosure
import Kernel

/// Hours that decision-makers of security and justice institutions attended in a year, by module
/// and by country: UN indicator 20 (S/2010/498) counts those on conflict-related sexual and
/// gender-based violence, per head.
public struct DecisionMakerHours: Sendable {
  /// A module that was taught in the year, or what a course taught on none.
  public struct Module: Hashable, Sendable {
    /// `COURSE#VERSION#CODE`; nil for half-days on no module.
    public let key: String?
    public let title: String?
    public let isOnSexualViolence: Bool
    public let course: String
    /// The most hours of it that a cohort was offered, in millionths.
    public let longest: Int64
    /// The highest class of its cohorts.
    public let sensitivity: Sensitivity
    /// Who attended.
    public let groups: [Group]
  }

  /// Decision-makers of a country in a module.
  public struct Group: Hashable, Sendable {
    /// The participants', or the cohort's where theirs is not known.
    public let country: String
    /// Whether somebody counted how many decision-makers such institutions have.
    public let isCounted: Bool
    public let hours: ExactDecimal
    /// Who attended any of them.
    public let people: Int64
  }

  /// How many decision-makers a kind of institution has in a country, by the last count up to the
  /// year's end.
  public struct Headcount: Hashable, Sendable {
    public let country: String
    public let institutionType: String
    public let decisionMakers: Int64
  }

  public let year: TrainingYear
  /// By key; what is on no module last.
  public let modules: [Module]
  /// By country and kind.
  public let headcounts: [Headcount]
  public let withheld: [Withheld]
}
