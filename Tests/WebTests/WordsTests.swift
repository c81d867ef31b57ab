import Pages
import Testing

@testable import Web

struct WordsTests {
  @Test("No word of a page stands in two catalogues, where one would silently win")
  func haveOnePlace() {
    let keys = Words.ofRooms.flatMap(\.keys)
    let often = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(often == [])
    #expect(keys.count > 500)
  }
}
