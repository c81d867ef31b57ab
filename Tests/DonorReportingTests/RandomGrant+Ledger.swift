import Kernel
import TestSupport

@testable import DonorReporting

extension RandomGrant {
  /// Entries with shares over grants and the own funds, negative ones, corrections, accruals, value
  /// dates outside eligibility, lines that the budget lacks, and costs that the grant bears
  /// nothing of.
  mutating func drawEntries(_ draw: inout Draw) {
    let days = (CalendarDate(last)?.dayNumber ?? 0) - (CalendarDate(from)?.dayNumber ?? 0)
    let count = draw.int(25...45)
    for number in 0..<count {
      let posted = draw.day(after: from, draw.once(in: 12) ? -30...days + 90 : 0...days)
      let shares = drawShares(&draw)
      let correctable = entries.filter { $0.stands && !$0.late }.map(\.reference)
      let isTheirs = !shares.contains { $0.grant == code }
      entries.append(
        Entry(
          source: draw.one(["S", "SAGE"]), reference: "\(code)-\(number)", posted: posted,
          value: draw.day(after: posted, draw.once(in: 3) ? -40...5 : 0...0),
          millionths: draw.once(in: 30)
            ? 0 : Int64(draw.int(-500_000...2_500_000)) * draw.one([10_000, 10_000, 9_999, 137]),
          currency: draw.one(currencies), account: draw.one(RandomGrant.accounts),
          accrual: draw.once(in: 8), partner: draw.maybe("Partner \(number)"),
          activity: isTheirs && !activities.isEmpty && !draw.once(in: 5)
            ? draw.one(activities) : draw.maybe("XM-OTHER"),
          description: draw.maybe("Cost <\(number)> & more"),
          corrects: correctable.isEmpty || !draw.once(in: 6) ? nil : draw.one(correctable),
          shares: shares, late: draw.once(in: 8), stands: !draw.once(in: 20)))
    }
  }

  private func drawShares(_ draw: inout Draw) -> [Share] {
    let cut = Int64(draw.int(1...99_999_999))
    let line = drawLine(&draw)
    let mine = Share(grant: code, line: line, weight: 100_000_000)
    func part(_ grant: String?, _ line: String?, _ weight: Int64) -> Share {
      Share(grant: grant, line: line, weight: weight)
    }
    var other = drawLine(&draw)
    if other == line { other = line == nil ? lines[0].code : nil }
    return draw.one([
      [mine], [mine],
      [part("\(code)-X", nil, cut), part(code, line, 100_000_000 - cut)],
      [part(code, line, cut), part("\(code)-Y", nil, 100_000_000 - cut)],
      [
        part(code, line, 33_333_333), part(nil, nil, 33_333_333), part(code, other, 33_333_334),
      ],
      [part(code, line, 50_000_000), part(nil, nil, 50_000_000)],
      [part("\(code)-X", nil, 12_500_000), part(nil, nil, 87_500_000)],
      [part(nil, nil, 100_000_000)],
    ])
  }

  /// Nil where the account says under which line it stands.
  private func drawLine(_ draw: inout Draw) -> String? {
    guard draw.once(in: 3) else { return nil }
    return draw.once(in: 15) ? "77" : draw.one(lines).code
  }
}
