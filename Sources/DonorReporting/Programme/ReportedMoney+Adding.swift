import Kernel

extension ReportedMoney {
  /// Computes every total from the entries.
  mutating func addUp() throws {
    let counted = counted
    years = []
    for currency in Set(counted.compactMap(\.currency)).sorted() {
      let stated = counted.filter { $0.currency == currency }
      for span in spans(of: stated) {
        years.append(try year(span, in: currency, converted: false))
      }
    }
    let types = Set(transactions.compactMap(\.type)).sorted(by: byNumber).map(Measure.type)
    var byType: [Total] = []
    for type in types {
      for currency in Set(entries(of: type).compactMap(\.currency)).sorted() {
        byType.append(try total(type, .all, in: currency, converted: false))
      }
    }
    if let target = reportingCurrency {
      if counted.contains(where: { $0.currency != target }) {
        for span in spans(of: counted) {
          years.append(try year(span, in: target, converted: true))
        }
      }
      for type in types where entries(of: type).contains(where: { $0.currency != target }) {
        byType.append(try total(type, .all, in: target, converted: true))
      }
    }
    totals = years.flatMap { [$0.budget, $0.spend] } + byType
  }

  /// The years of entries, the unstated one, and all of them where there are several.
  private func spans(of entries: [Entry]) -> [Span] {
    let spans = Set(entries.map { $0.year.map(Span.year) ?? .notStated }).sorted()
    return spans + [.all]
  }

  /// Codes are numbers as text.
  private func byNumber(_ left: String, _ right: String) -> Bool {
    (left.utf8.count, left) < (right.utf8.count, right)
  }

  /// The totals of the transactions of one type.
  public var totalsByType: [Total] {
    totals.filter { if case .type = $0.measure { true } else { false } }
  }

  /// The entry of a number.
  public func entry(_ number: String) -> Entry? {
    (budgets + transactions).first { $0.number == number }
  }
}
