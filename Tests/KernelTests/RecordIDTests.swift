import Foundation
import Kernel
import Testing

struct RecordIDTests {
  @Test("The largest id is the largest whole number that JavaScript holds exactly")
  func fillsFiftyThreeBits() throws {
    let largest = try #require(RecordID(office: 4_095, counter: RecordID.counterLimit - 1))
    #expect(largest.rawValue == 9_007_199_254_740_991)
    #expect(RecordID(office: 0, counter: 1)?.rawValue == 1)
    #expect(RecordID(office: 1, counter: 1)?.rawValue == 2_199_023_255_553)
  }

  @Test(
    "Office and counter are kept apart",
    arguments: [0, 1, 77, 4_095], [1, 2, 1 << 40, (1 << 41) - 1] as [Int64])
  func takesApart(office: Int, counter: Int64) throws {
    let id = try #require(RecordID(office: office, counter: counter))
    #expect(id.office == office)
    #expect(id.counter == counter)
    #expect(RecordID(rawValue: id.rawValue) == id)
  }

  @Test(
    "Beyond its limits there is no id",
    arguments: [(-1, 1), (4_096, 1), (0, 0), (0, -1), (0, 1 << 41)] as [(Int, Int64)])
  func refuses(office: Int, counter: Int64) {
    #expect(RecordID(office: office, counter: counter) == nil)
  }

  @Test func isANumberInJSON() throws {
    let ref = RecordRef("transactions", RecordID(rawValue: 9_007_199_254_740_991))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(ref)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"id":9007199254740991,"kind":"transactions"}"#)
    #expect(try JSONDecoder().decode(RecordRef.self, from: json) == ref)
  }

  @Test func ordersByOfficeThenCounter() {
    #expect(RecordID(rawValue: 1) < RecordID(rawValue: 2))
    #expect(RecordID(rawValue: RecordID.counterLimit - 1) < RecordID(rawValue: 1 << 41 | 1))
  }
}
