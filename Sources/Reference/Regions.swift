import CodeLists

/// The regions of the three schemes.
public enum Regions {
  public static func all(_ scheme: Region.Scheme) -> [Region] {
    switch scheme {
    case .m49: world
    case .dac: dac
    case .programme: programme
    }
  }

  public static func find(_ code: String, in scheme: Region.Scheme) -> Region? {
    all(scheme).first { $0.code == code }
  }

  /// The codes of all territories of a region and of the regions in it.
  public static func territories(of region: Region) -> [String] {
    let below = region.regions.compactMap { find($0, in: region.scheme) }
    return region.territories + below.flatMap { territories(of: $0) }
  }

  /// The regions of a scheme that hold a territory, the smallest first.
  public static func containing(_ territory: String, in scheme: Region.Scheme) -> [Region] {
    var found = all(scheme).filter { $0.territories.contains(territory) }
    var index = 0
    while index < found.count {
      let inner = found[index]
      found += all(scheme).filter { $0.regions.contains(inner.code) && !found.contains($0) }
      index += 1
    }
    return found
  }

  private static let world: [Region] = worldLines.rows.map { fields in
    let members = fields.text(2).split(separator: " ").map(String.init)
    return Region(
      code: fields.text(0), scheme: .m49, name: fields.text(1),
      regions: members.filter { $0.first?.isNumber == true },
      territories: members.filter { $0.first?.isNumber == false })
  }

  private static let dac: [Region] = CodeList.region.entries.map { entry in
    Region(code: entry.code, scheme: .dac, name: entry.name, regions: [], territories: [])
  }

  /// As International Alert's gender programme groups its countries; "the
  /// Caucasus" of Saferworld's work is the South Caucasus here.
  private static let programme: [Region] = [
    ("west-africa", "West Africa", ["GN", "LR", "SL"]),
    ("south-asia", "South Asia", ["LK", "NP"]),
    ("african-great-lakes", "African Great Lakes", ["BI", "CD", "RW", "UG"]),
    ("south-caucasus", "South Caucasus", ["GE", "GE-AB"]),
  ].map { code, name, territories in
    Region(
      code: code, scheme: .programme, name: name, regions: [], territories: territories)
  }
}
