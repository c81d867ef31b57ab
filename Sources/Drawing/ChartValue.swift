import Kernel

/// A figure in a chart: the amount that its shape is drawn from, and the words that stand for it
/// wherever it is read, in the drawing and in the table behind it.
public struct ChartValue: Hashable, Sendable {
  public var amount: Known<ExactDecimal>
  /// As its room wrote it, or the words for having none.
  public var text: String

  public init(_ amount: Known<ExactDecimal>, text: String) {
    self.amount = amount
    self.text = text
  }
}

/// What a chart shows in place of a length.
enum Mark: CaseIterable, Hashable {
  case zero, noData, notStated, notApplicable, withheld

  /// The key of its words in the catalogue.
  var key: String {
    switch self {
    case .zero: "chart.zero"
    case .noData: "noData"
    case .notStated: "notStated"
    case .notApplicable: "notApplicable"
    case .withheld: "withheld"
    }
  }
}

extension ChartValue {
  /// Nil for a value that has a length.
  var mark: Mark? {
    switch amount {
    case .value(let amount): amount == .zero ? .zero : nil
    case .noData: .noData
    case .notStated: .notStated
    case .notApplicable: .notApplicable
    case .withheld: .withheld
    }
  }
}
