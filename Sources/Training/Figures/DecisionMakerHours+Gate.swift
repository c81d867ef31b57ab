import Disclosure
import Kernel

/// Hours of decision-makers as they may leave.
public struct DisclosedHours: Sendable {
  public struct Module: Hashable, Sendable {
    public let key: String?
    public let title: String?
    public let isOnSexualViolence: Bool
    public let hours: Known<ExactDecimal>
    public let people: Known<Int64>
  }

  public struct Country: Hashable, Sendable {
    public let country: String
    public let hours: Known<ExactDecimal>
    public let headcount: Known<Int64>
    public let perCapita: Known<Ratio>
    public let excluded: [String]
  }

  public let year: TrainingYear
  public let modules: [Module]
  public let countries: [Country]
}

extension DecisionMakerHours {
  /// Hours leave where as many people as the threshold asks attended them. Of modules on sexual
  /// violence, whose hours add up to those of the countries, none is withheld alone; nor is a
  /// country: what is left of the sum would be its.
  public func disclosed(through gate: inout Gate) -> DisclosedHours {
    let threshold = Int64(gate.threshold(sensitivity).rawValue)
    let counted = modules.indices.filter { modules[$0].isOnSexualViolence }
    let hidden = Set(modules.indices.filter { (1..<threshold).contains(modules[$0].people) })
      .union(DecisionMakerHours.hidden(counted, people: { modules[$0].people }, threshold))
    let countries = countries
    let hiddenCountries = DecisionMakerHours.hidden(
      Array(countries.indices), people: { countries[$0].people }, threshold)
    gate.withhold("attendance", .smallCell, count: hidden.count + hiddenCountries.count)
    return DisclosedHours(
      year: year,
      modules: modules.enumerated().map { index, module in
        let isHidden = hidden.contains(index)
        return DisclosedHours.Module(
          key: module.key, title: module.title, isOnSexualViolence: module.isOnSexualViolence,
          hours: isHidden ? .withheld : .value(module.hours),
          people: isHidden ? .withheld : .value(module.people))
      },
      countries: countries.enumerated().map { index, country in
        let isHidden = hiddenCountries.contains(index)
        return DisclosedHours.Country(
          country: country.country, hours: isHidden ? .withheld : .value(country.hours),
          headcount: country.headcount, perCapita: isHidden ? .withheld : country.perCapita,
          excluded: country.excluded)
      })
  }

  /// Those of few people, and the next smallest with them until they are two and not few together:
  /// what is left of the sum is theirs.
  private static func hidden(
    _ places: [Int], people: (Int) -> Int64, _ threshold: Int64
  ) -> Set<Int> {
    var hidden = Set(places.filter { (1..<threshold).contains(people($0)) })
    guard !hidden.isEmpty else { return hidden }
    let others = places.filter { people($0) >= threshold }
      .sorted { (people($0), $0) < (people($1), $1) }
    for next in others
    where hidden.count == 1 || hidden.reduce(0, { $0 + people($1) }) < threshold {
      hidden.insert(next)
    }
    return hidden
  }
}
