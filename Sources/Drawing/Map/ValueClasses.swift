import Kernel
import Pages

/// Classes of value for shading: limits on round numbers, with about as many territories in each.
struct ValueClasses {
  /// From where each class but the first begins.
  let limits: [ExactDecimal]

  static let most = 5

  init(_ values: [ExactDecimal]) {
    let sorted = values.filter { $0 > .zero }.sorted()
    guard let least = values.min(), sorted.count > 1 else {
      limits = []
      return
    }
    let shares = (1..<ValueClasses.most).map { share in
      ValueClasses.rounded(sorted[sorted.count * share / ValueClasses.most])
    }
    limits = Set(shares).filter { $0 > least }.sorted()
  }

  var count: Int { limits.count + 1 }

  func number(of value: ExactDecimal) -> Int { limits.count { $0 <= value } }

  /// From light to dark, as far apart as the number of classes allows.
  func ink(_ number: Int) -> Ink {
    let inks = Ink.classes
    return count == 1 ? inks[2] : inks[number * (inks.count - 1) / (count - 1)]
  }

  func label(_ number: Int, _ written: Written) -> String {
    let limits = limits.map { written.amount($0, decimals: 0) }
    let words = written.words
    if number == 0 { return words["chart.map.below", limits[0]] }
    if number == limits.count { return words["chart.map.above", limits[number - 1]] }
    return words["chart.map.between", limits[number - 1], limits[number]]
  }

  /// The next of 1, 2, 5, 10, 20 … that is no more.
  private static func rounded(_ value: ExactDecimal) -> ExactDecimal {
    let value = AxisScale.clamped(value)
    var power: Int128 = 1
    while power * 10 <= value { power *= 10 }
    let digit: Int128 = [5, 2, 1].first { $0 * power <= value } ?? 1
    return ExactDecimal(millionths: digit * power)
  }
}
