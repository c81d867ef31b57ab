import Kernel
import Testing
import XML

/// Encodings that are read, and those that are refused.
struct EncodingTests {
  private func declared(_ encoding: String, _ text: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a>".utf8) + text + Array("</a>".utf8)
  }

  @Test func utf8MayBeginWithAMark() {
    let document = [0xEF, 0xBB, 0xBF] + declared("utf-8", Array("amani ✓".utf8))
    #expect(Reading(document).events == ["<a>", "amani ✓", "</>"])
    #expect(Reading(document).lines == [1])
  }

  @Test func aMarkWinsOverAWrongDeclaration() {
    let document = [0xEF, 0xBB, 0xBF] + declared("ISO-8859-1", Array("é".utf8))
    #expect(Reading(document).events == ["<a>", "é", "</>"])
  }

  @Test func latin1() {
    #expect(Reading(declared("iso-8859-1", [0x63, 0xF4, 0x74, 0xE9])).events[1] == "côté")
  }

  @Test func windows1252() {
    let quoted: [UInt8] = [0x93, 0x80, 0x20, 0x9C, 0x94, 0xE9, 0x9F]
    #expect(Reading(declared("windows-1252", quoted)).events[1] == "“€ œ”éŸ")
    #expect(Reading(declared("windows-1252", [0x81])).rule == "xml.encoding")
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(bigEndian: Bool, mark: Bool) {
    let text = "<?xml version='1.0' encoding='UTF-16'?><a x='é'>शान्ति 🕊</a>"
    let document = SplitTests.utf16(text, bigEndian: bigEndian, mark: mark)
    #expect(Reading(document).events == ["<a x=é>", "शान्ति 🕊", "</>"])
    #expect(Reading(document.dropLast()).rule == "xml.truncated")
  }

  @Test func halfASurrogatePairIsRefused() {
    let document = SplitTests.utf16("<a>x", bigEndian: true) + [0xD8, 0x00, 0x00, 0x41]
    #expect(Reading(document).rule == "xml.encoding")
  }

  @Test(arguments: ["UTF-7", "UTF-32", "UCS-4", "EBCDIC-CP-US", "Shift_JIS", "GB18030", "x"])
  func otherEncodingsAreRefused(name: String) {
    let reading = Reading(declared(name, Array("+ADw-b+AD4-".utf8)))
    #expect(reading.rule == "xml.encoding")
    #expect(reading.failure?.message.contains(name) == true)
    #expect(reading.events.isEmpty)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C],
      [0, 0, 0, 0x3C, 0, 0, 0, 0x61], [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40],
    ] as [[UInt8]])
  func wideBytesAndEBCDICAreRefused(start: [UInt8]) {
    #expect(Reading(start).rule == "xml.encoding")
  }

  @Test func aClaimOfUTF16IsHeldAgainstTheBytes() {
    #expect(Reading(declared("UTF-16", [0x78])).rule == "xml.encoding")
  }

  @Test func latin1WithoutDeclarationIsExplained() {
    let reading = Reading(Array("<a>".utf8) + [0xE9] + Array("t</a>".utf8))
    #expect(reading.rule == "xml.encoding")
    #expect(reading.failure?.remedy?.contains("UTF-8") == true)
  }
}
