/// What of the totals by one axis is withheld, and how people could be spread otherwise.
///
/// It follows from these totals alone, so that every table with this axis withholds the same
/// ones, and its transfers fit all of them together.
struct MarginPlan: Sendable {
  /// A change of the totals that leaves their sum: by label's position, people more or fewer.
  typealias Transfer = [Int: Int]

  let totals: [Int]
  let total: Int
  private(set) var isWithheld: [Bool]
  /// By position, the transfer that brings a small total up to the threshold of the last step,
  /// or takes people out of a label that everybody bears.
  private(set) var transfers: [Int: Transfer] = [:]

  init(_ totals: [Int]) {
    self.totals = totals
    total = totals.reduce(0, +)
    isWithheld = totals.map { _ in false }
  }

  /// Withholds what one more threshold asks for. The sum of all is at least the threshold.
  mutating func step(_ threshold: Int, sensitive: [Int]) {
    transfers = [:]
    let small = totals.indices.filter { (1..<threshold).contains(totals[$0]) }
    for label in small { isWithheld[label] = true }
    for label in small { raise(label, by: threshold - totals[label]) }
    for label in sensitive where totals[label] == total && totals.count > 1 {
      let other = label == 0 ? 1 : 0
      isWithheld[label] = true
      isWithheld[other] = true
      transfers[label] = [label: -threshold, other: threshold]
    }
  }

  /// Withholds one more total.
  mutating func withhold(_ label: Int) {
    isWithheld[label] = true
  }

  /// Withholds every total but the zeros.
  mutating func withholdAll() {
    for label in totals.indices where totals[label] > 0 { isWithheld[label] = true }
    transfers = [:]
  }

  /// Takes people from totals that are withheld already, and then from the smallest that is
  /// shown: it is at least the threshold, and so enough.
  private mutating func raise(_ label: Int, by wanted: Int) {
    var transfer: Transfer = [:]
    var missing = wanted
    let givers = totals.indices.filter { $0 != label && totals[$0] > 0 }
    let hidden = givers.filter { isWithheld[$0] }.sorted { (totals[$1], $0) < (totals[$0], $1) }
    let shown = givers.filter { !isWithheld[$0] }.sorted { (totals[$0], $0) < (totals[$1], $1) }
    for giver in hidden + shown where missing > 0 {
      let given = min(totals[giver], missing)
      isWithheld[giver] = true
      transfer[giver] = -given
      missing -= given
    }
    transfer[label] = wanted - missing
    transfers[label] = transfer
  }
}
