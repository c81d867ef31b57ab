/// Where a financial year begins: the UK government's in April, Nepal's in
/// mid-July. A year is named after the calendar year in which it begins.
public struct FiscalYear: Hashable, Sendable {
  /// The month, 1 to 12, and the day of the month of its first day.
  public let startMonth: Int
  public let startDay: Int

  /// Nil where no such day exists in every year.
  public init?(startMonth: Int, startDay: Int = 1) {
    guard (1...12).contains(startMonth), startDay >= 1,
      startDay <= CalendarDate.days(inMonth: startMonth, ofYear: 2001)
    else { return nil }
    self.startMonth = startMonth
    self.startDay = startDay
  }

  /// January to December.
  public static let calendar = FiscalYear(startMonth: 1)!
  /// April to March, as the UK government's departments report.
  public static let april = FiscalYear(startMonth: 4)!

  /// The calendar year in which the financial year of a day begins; nil where
  /// the date does not say enough to decide.
  public func year(of date: CalendarDate) -> Int? {
    guard let year = date.year else { return nil }
    if startMonth == 1 && startDay == 1 { return year }
    guard let range = date.range else { return nil }
    let first = beginning(of: range.lowerBound)
    return first == beginning(of: range.upperBound) ? first : nil
  }

  private func beginning(of date: CalendarDate) -> Int? {
    guard let year = date.year, let month = date.month, let day = date.day else { return nil }
    return (month, day) < (startMonth, startDay) ? year - 1 : year
  }
}

extension FiscalYear: Codable {
  private enum CodingKeys: String, CodingKey {
    case startMonth, startDay
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let month = try container.decode(Int.self, forKey: .startMonth)
    let day = try container.decode(Int.self, forKey: .startDay)
    guard let year = FiscalYear(startMonth: month, startDay: day) else {
      throw DecodingError.dataCorruptedError(
        forKey: .startDay, in: container,
        debugDescription: "A financial year begins on a day that every year has.")
    }
    self = year
  }
}
