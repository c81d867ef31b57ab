import Kernel

/// The sum of linked money in the making.
struct LinkedSum {
  private struct Omitted: Hashable {
    let reason: LeftOut
    let currency: String?
  }

  var here = ExactDecimal.zero
  var elsewhere = ExactDecimal.zero
  var unlinked = ExactDecimal.zero
  var count = 0
  var byLink: [Int64: ExactDecimal] = [:]
  private var omitted: [Omitted: (amount: ExactDecimal, count: Int)] = [:]

  mutating func add(_ transaction: LinkedTransaction) throws {
    if let reason = transaction.leftOut {
      let key = Omitted(reason: reason, currency: transaction.currency)
      let share = exact(transaction.amount.map { transaction.split($0).here } ?? 0)
      let held = omitted[key] ?? (.zero, 0)
      omitted[key] = (try held.amount.adding(share), held.count + 1)
      return
    }
    let split = transaction.split(transaction.reporting ?? 0)
    here = try here.adding(exact(split.here))
    elsewhere = try elsewhere.adding(exact(split.elsewhere))
    unlinked = try unlinked.adding(exact(split.unlinked))
    for (link, part) in split.byLink {
      byLink[link] = try (byLink[link] ?? .zero).adding(exact(part))
    }
    count += 1
  }

  /// In the order of the reasons, then by currency.
  var omissions: [LinkedMoney.Omission] {
    LeftOut.allCases.flatMap { reason in
      omitted.filter { $0.key.reason == reason }
        .sorted { ($0.key.currency ?? "") < ($1.key.currency ?? "") }
        .map { key, held in
          LinkedMoney.Omission(
            reason: reason, isGap: reason.isGap, message: reason.message,
            currency: key.currency, amount: held.amount.description, transactions: held.count)
        }
    }
  }

  private func exact(_ millionths: Int64) -> ExactDecimal {
    ExactDecimal(millionths: Int128(millionths))
  }
}
