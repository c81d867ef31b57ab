import Kernel
import Testing

@testable import Spreadsheets

struct SheetTextTests {
  @Test(
    "Words break into as many lines as a column is narrow",
    arguments: [
      ("", 10.0, 1), ("one two", 7, 1), ("one two", 6, 2), ("one\ntwo", 40, 2),
      ("one\n\ntwo", 40, 3), ("abcdefghij", 5, 2), ("abcdefghijk", 5, 3), ("a bcdefg", 5, 3),
    ])
  func breaks(text: String, width: Double, lines: Int) {
    #expect(SheetText.lines(text, width: width) == lines)
  }

  @Test("A row is as high as its longest text that wraps, and never higher than Excel allows")
  func isHighEnough() {
    func height(_ cells: [Cell], _ style: CellStyle = .plain) -> Double? {
      SheetText.height(cells, style, widths: [11, 21])
    }
    let text = "one two three four"
    #expect(height([.text(text)]) == nil)
    #expect(height([.text("one", wraps: true), .text(text, wraps: true)]) == nil)
    #expect(height([.text(text, wraps: true), .text(text, wraps: true)]) == 30)
    #expect(height([.text("one two thr", wraps: true)]) == nil)
    #expect(height([.text("one two thr", wraps: true)], .total) == 30)
    #expect(height([.text(text)], .title) == 21)
    #expect(
      height([.text(String(repeating: "line\n", count: 100), wraps: true)])
        == SheetText.heightLimit)
  }
}
