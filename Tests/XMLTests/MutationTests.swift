import TestSupport
import Testing
import XML

/// Documents with random damage: nothing crashes, and the split of the input
/// still makes no difference.
struct MutationTests {
  @Test(arguments: SplitTests.documents.indices)
  func damageReadsAlikeInAnyPieces(index: Int) {
    for seed in UInt64(0)..<400 {
      var generator = SeededGenerator(seed: seed)
      var document = SplitTests.documents[index]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        Self.damage(&document, &generator)
      }
      let whole = Reading(document)
      let longest = Int.random(in: 1...200, using: &generator)
      let pieces = Reading(
        document, pieceSize: { .random(in: 1...longest, using: &generator) })
      #expect((pieces.failure == nil) == (whole.failure == nil), "seed \(seed)")
      if whole.failure == nil { #expect(pieces == whole, "seed \(seed)") }
    }
  }

  private static func damage(_ document: inout [UInt8], _ generator: inout SeededGenerator) {
    let signs = Array("<>&;'\"=/!?-[] \r\n:\0".utf8) + [0xC3, 0xE2, 0xFF, 0x80]
    let at = Int.random(in: 0..<document.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: document[at] = signs.randomElement(using: &generator) ?? 0
    case 1: document.insert(signs.randomElement(using: &generator) ?? 0, at: at)
    case 2: document.remove(at: at)
    default:
      let end = min(document.count, at + Int.random(in: 1...40, using: &generator))
      document.insert(contentsOf: document[at..<end], at: at)
    }
  }
}
