import Kernel

extension CodeList {
  public enum Status: String, Hashable, Sendable, Codable {
    case active, withdrawn
  }

  /// One code of a list.
  public struct Entry: Hashable, Sendable {
    public let code: String
    /// In English; equal to the code where the source names nothing.
    public let name: String
    public let status: Status
    /// The first day on which the code may be used; nil where none is stated.
    public let activation: CalendarDate?
    /// The last day on which the code may be used; nil where none is stated.
    public let withdrawal: CalendarDate?
    /// The code's group, a code of the list's ``CodeList/categoryList``.
    public let category: String?

    init(line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      func field(_ index: Int) -> String? {
        guard index < fields.count, !fields[index].isEmpty else { return nil }
        return String(fields[index])
      }
      code = field(0) ?? ""
      name = field(1) ?? code
      status = field(2) == "w" ? .withdrawn : .active
      activation = field(3).flatMap { CalendarDate($0) }
      withdrawal = field(4).flatMap { CalendarDate($0) }
      category = field(5)
    }

    /// Whether the code may be used on `date`, or on some day of it where parts
    /// are missing. A code withdrawn on an unknown day is valid on none.
    public func isValid(on date: CalendarDate) -> Bool {
      guard let days = date.range else { return status == .active }
      if let activation, days.upperBound < activation { return false }
      if let withdrawal { return days.lowerBound <= withdrawal }
      return status == .active
    }
  }
}
