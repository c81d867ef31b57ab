import Kernel

/// The territories that the house knows: those of ISO 3166-1, and those that
/// the organisation's work names though ISO 3166-1 does not.
///
/// Names follow the IATI Country list, a replica of ISO 3166-1.
public enum Territories {
  /// Belongs on every page that lists or maps territories.
  public static let disclaimer = """
    Names and codes are those of the sources named. Their use, and the borders and groupings \
    shown, imply no opinion on the legal status of any territory, of its authorities or of its \
    frontiers.
    """

  /// The codes of ISO 3166-1 in alphabetical order, then the others.
  public static let all: [Territory] = listed + others

  /// The codes of ISO 3166-3.
  public static let withdrawn: [WithdrawnTerritory] = withdrawnLines.rows.map { fields in
    WithdrawnTerritory(
      code: fields.text(0), alpha2: fields.text(1), alpha3: fields.text(2),
      numeric: fields.optional(3), withdrawal: CalendarDate(fields.text(4)),
      name: fields.text(5), successors: fields.text(6).split(separator: " ").map(String.init))
  }

  /// A code as people type it: two letters in capitals, all else as some feed may have written it.
  public static func code(_ text: String) -> String { text.count == 2 ? text.uppercased() : text }

  /// The territory of a code as written: alpha-2, alpha-3, numeric, or one of
  /// the codes under which other lists have it.
  public static func find(_ code: String) -> Territory? {
    byCode[code]
  }

  /// The withdrawn territories that once had this alpha-2, alpha-3 or
  /// four-letter code. `CS` was used twice; `AI` is in use again.
  public static func withdrawn(_ code: String) -> [WithdrawnTerritory] {
    withdrawn.filter { $0.alpha2 == code || $0.alpha3 == code || $0.code == code }
  }

  private static let listed: [Territory] = currentLines.rows.map { fields in
    Territory(
      code: fields.text(0), alpha3: fields.text(1), numeric: fields.text(2),
      name: fields.text(3))
  }

  private static let byCode: [String: Territory] = {
    var byCode: [String: Territory] = [:]
    for territory in all {
      for code in [territory.code, territory.alpha3, territory.numeric].compactMap({ $0 }) {
        byCode[code] = territory
      }
    }
    for (alias, code) in aliases { byCode[alias] = byCode[code] }
    return byCode
  }()
}
