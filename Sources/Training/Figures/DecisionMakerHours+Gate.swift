import Disclosure
import Kernel

/// Hours of decision-makers as they may leave: rounded by module and country, and added up from
/// there.
public struct DisclosedHours: Sendable {
  public struct Module: Hashable, Sendable {
    /// Nil for what courses taught on no module.
    public let key: String?
    /// By country, where people round to some.
    public let countries: [String: RoundedSum]
    public let total: RoundedSum
  }

  /// A country's indicator. Kinds of institution of which nobody counted the decision-makers are
  /// left out above and below the line, and named, whether or not anybody of them attended.
  public struct Country: Hashable, Sendable {
    public let country: String
    /// No data where nobody counted any.
    public let hours: Known<ExactDecimal>
    public let headcount: Known<Int64>
    public let excluded: [String]

    /// Hours per head; no data where the headcount is zero.
    public var perCapita: Known<Ratio> {
      guard case .value(let heads) = headcount, heads > 0 else { return .noData }
      return hours.map {
        Ratio.lowest($0.millionths, of: Int128(heads) * Int128(FixedDecimal.scale))
      }
    }
  }

  public let year: TrainingYear
  public let modules: [Module]
  public let countries: [Country]
}

extension DecisionMakerHours {
  public func disclosed(through gate: inout Gate) -> DisclosedHours {
    var shown: [Shown] = []
    for module in modules {
      for group in module.groups {
        let rounded = gate.rounded(
          group.people, adding: group.hours, most: module.longest, of: "attendance",
          module.sensitivity)
        if rounded != .none { shown.append(Shown(module: module, group: group, rounded)) }
      }
    }
    return DisclosedHours(
      year: year, modules: disclosedModules(shown), countries: disclosedCountries(shown))
  }

  private struct Shown {
    let module: Module
    let group: Group
    let rounded: RoundedSum

    init(module: Module, group: Group, _ rounded: RoundedSum) {
      self.module = module
      self.group = group
      self.rounded = rounded
    }
  }

  /// Each module that was taught, and one line of what was on none.
  private func disclosedModules(_ shown: [Shown]) -> [DisclosedHours.Module] {
    var keys: [String?] = []
    for key in modules.map(\.key) where !keys.contains(key) { keys.append(key) }
    let byKey = Dictionary(grouping: shown) { $0.module.key }
    return keys.map { key in
      let parts = byKey[key] ?? []
      return DisclosedHours.Module(
        key: key,
        countries: Dictionary(parts.map { ($0.group.country, $0.rounded) }, uniquingKeysWith: +),
        total: parts.reduce(.none) { $0 + $1.rounded })
    }
  }

  private func disclosedCountries(_ shown: [Shown]) -> [DisclosedHours.Country] {
    let onSexualViolence = Dictionary(grouping: shown.filter(\.module.isOnSexualViolence)) {
      $0.group.country
    }
    let counted = Dictionary(grouping: headcounts, by: \.country)
    return Set(onSexualViolence.keys).union(counted.keys).sorted().map { country in
      let heads = counted[country] ?? []
      let kinds = Set(heads.map(\.institutionType))
      let hours = (onSexualViolence[country] ?? []).filter(\.group.isCounted)
        .reduce(RoundedSum.none) { $0 + $1.rounded }.sum
      return DisclosedHours.Country(
        country: country, hours: heads.isEmpty ? .noData : .value(hours),
        headcount: heads.isEmpty ? .noData : .value(heads.reduce(0) { $0 + $1.decisionMakers }),
        excluded: TrainingChoices.securityAndJustice.filter { !kinds.contains($0) })
    }
  }
}
