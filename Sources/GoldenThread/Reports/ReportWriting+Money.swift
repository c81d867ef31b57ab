import Kernel
import Pages
import Reference

extension ReportWriting {
  /// The row of what reviewed links say, as ``money(_:for:)`` has those of what is stated; none
  /// where nothing is linked.
  func linked(_ money: [LinkedMoney]) -> [[String: Any]] {
    guard money.contains(where: { $0.transactions > 0 || !$0.omissions.isEmpty }) else { return [] }
    let currency = money.lazy.compactMap(\.figure.currency).first
    let decimals = Currencies.decimals(of: currency)
    return [
      [
        "for": words["linkedMoney"], "currency": currency?.description ?? "",
        "amounts": StatedMoney.measures.map { measure -> [String: Any] in
          let own = money.first { $0.measure.rawValue == measure }
          let amount = own.map {
            written.amount($0.figure.amount, decimals: decimals, rounded: true)
          }
          return [
            "amount": amount ?? words["notApplicable"],
            "isAbsent": own?.figure.amount.value == nil,
          ]
        },
      ]
    ]
  }

  /// What the row leaves out, how it is converted, and what opens the transactions behind it.
  func linkedNotes(_ money: [LinkedMoney], of commitment: String) -> [String] {
    guard !linked(money).isEmpty else { return [words["nothingLinked"]] }
    let rules = [words["linkedRule", "baraza thread money \(commitment) --explain disbursed"]]
    let rest = money.filter { $0.transactions > 0 }.map { own in
      let currency = own.figure.currency
      let decimals = Currencies.decimals(of: currency)
      return words[
        "linkedRest", words["measure.\(own.measure.rawValue)"],
        words.count(own.transactions, "transactions"),
        written.amount(own.elsewhere, decimals: decimals, rounded: true),
        written.amount(own.unlinked, decimals: decimals, rounded: true),
        currency?.description ?? "",
      ]
    }
    let left = money.flatMap { own in
      own.omissions.map { omission in
        words[
          omission.isGap ? "linkedGap" : "linkedOmission",
          words["measure.\(own.measure.rawValue)"],
          words.count(omission.transactions, "transactions"), written.number(omission.amount),
          omission.currency ?? words["notStated"], omission.message]
      }
    }
    return rules + rest + left
  }
}
