import Kernel

/// How an amount is shared out between codes of one kind by percentages: to
/// countries, or to sectors of one vocabulary.
///
/// A single entry without share is all of it; below 100 % the rest is not
/// stated (nil); above, shares are scaled down.
public struct Shares: Sendable, Equatable {
  /// The codes in their order, nil last, each with a positive weight.
  public let weights: [(code: String?, weight: Int64)]

  /// - Parameters:
  ///   - entries: codes with their shares in millionths of a per cent.
  ///   - others: shares of what has no code here, such as regions beside countries.
  public init(_ entries: [(code: String, share: Int64?)], others: [Int64?] = []) {
    if entries.count == 1, others.isEmpty, entries[0].share == nil {
      weights = [(entries[0].code, 1)]
      return
    }
    var codes: [(code: String?, weight: Int64)] = []
    for entry in entries {
      let weight = max(0, entry.share ?? 0)
      if let known = codes.firstIndex(where: { $0.code == entry.code }) {
        codes[known].weight += weight
      } else {
        codes.append((entry.code, weight))
      }
    }
    let own = codes.reduce(0) { $0 + $1.weight }
    let stated = others.reduce(own) { $0 + max(0, $1 ?? 0) }
    codes.append((nil, max(stated, 100 * FixedDecimal.scale) - own))
    weights = codes.filter { $0.weight > 0 }
  }

  /// The parts of an amount in millionths; they add up to it exactly.
  public func split(_ amount: Int64) -> [(code: String?, part: Int64)] {
    if weights.count == 1 { return [(weights[0].code, amount)] }
    return zip(weights, Rounding.split(amount, by: weights.map(\.weight)))
      .map { ($0.code, $1) }
  }

  public static func == (lhs: Shares, rhs: Shares) -> Bool {
    lhs.weights.elementsEqual(rhs.weights) { $0 == $1 }
  }
}
