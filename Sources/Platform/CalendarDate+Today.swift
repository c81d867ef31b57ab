import Foundation
import Kernel

extension CalendarDate {
  /// The day by the clock and time zone of this computer.
  public static var today: CalendarDate? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year, month: parts.month, day: parts.day)
  }
}
