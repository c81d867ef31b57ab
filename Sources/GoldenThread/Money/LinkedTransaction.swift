import Kernel

/// A transaction behind commitments, by links of its own or else by those of its activity.
struct LinkedTransaction {
  /// What a link gives to a commitment.
  struct Share {
    let link: Int64
    /// Millionths of a per cent.
    let weight: Int64
    /// Whether the commitment is among those asked for.
    let isHere: Bool
  }

  /// How an amount is shared out; the three add up to it.
  struct Split {
    var here: Int64 = 0
    var elsewhere: Int64 = 0
    var unlinked: Int64 = 0
    /// By link, of those that are here.
    var byLink: [Int64: Int64] = [:]
  }

  let id: Int64
  let identifier: String
  let ref: String?
  /// The value date, else the transaction's.
  let date: String?
  let currency: String?
  /// Millionths of its own currency.
  let amount: Int64?
  /// Millionths of the reporting currency.
  let reporting: Int64?
  let conversion: Int64?
  let leftOut: LeftOut?
  let shares: [Share]

  /// Each share of an amount by largest remainder, and what no link takes.
  func split(_ amount: Int64) -> Split {
    let linked = shares.reduce(0) { $0 + $1.weight }
    let parts = Rounding.split(amount, by: shares.map(\.weight) + [Weight.whole - linked])
    var split = Split(unlinked: parts.last ?? 0)
    for (share, part) in zip(shares, parts) {
      if share.isHere {
        split.here += part
        split.byLink[share.link] = part
      } else {
        split.elsewhere += part
      }
    }
    return split
  }
}
