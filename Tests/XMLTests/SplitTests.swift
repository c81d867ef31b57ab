import Kernel
import TestSupport
import Testing
import XML

/// Any split of the input gives the same events, lines and failure.
struct SplitTests {
  static let rich = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- नेपाल > not --><?note x > y?>
    <iati-activities xmlns:v="urn:v" version='2.03' note="a > b, c &lt; d &amp; e
    next line">
      <title><narrative xml:lang="ne">महिला, शान्ति र सुरक्षा</narrative></title>
      <text>“Peace” &amp; security — 🕊 &#x1F54A; &quot;x&quot; ]] > end</text>
      <v:data a="1" b='"2"'   c = "é>&gt;"/><![CDATA[<raw> & ]] ]&gt; 和平]]>
      <long>\(String(repeating: "Wanawake, amani na usalama. ຜູ້ຍິງ ", count: 40))</long>
    </iati-activities >
    <!-- end -->

    """

  static let broken = rich.replacing("</long>", with: "</lang>")
  static let windows = rich.replacing("\n", with: "\r\n")
  static let latin =
    Array("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a x='".utf8)
    + [0xE9, 0xFC] + Array("'>".utf8) + [0xC7, 0xA7, 0x26] + Array("amp;\r\n</a>".utf8)

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
      let bytes = [UInt8($0 >> 8), UInt8($0 & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  static let documents: [[UInt8]] = [
    Array(rich.utf8), Array(broken.utf8), Array(windows.utf8), latin,
    utf16(rich.replacing("UTF-8", with: "UTF-16"), bigEndian: false),
    utf16(rich, bigEndian: true),
  ]

  @Test func theDocumentsSayWhatTheyShould() {
    #expect(Reading(Self.rich).failure == nil)
    #expect(Reading(Self.broken).rule == "xml.notWellFormed")
    #expect(Reading(Self.rich).events.count > 15)
    #expect(Reading(Self.windows).events == Reading(Self.rich).events)
    #expect(Reading(Self.latin).events == ["<a x=éü>", "Ç§&\n", "</>"])
    for document in Self.documents[4...] {
      #expect(Reading(document).events == Reading(Self.rich).events)
    }
  }

  @Test(arguments: documents.indices)
  func byteByByte(index: Int) {
    let document = Self.documents[index]
    #expect(Reading(document, pieceSize: { 1 }) == Reading(document))
  }

  @Test(arguments: documents.indices)
  func everyCut(index: Int) {
    let document = Self.documents[index]
    let whole = Reading(document)
    for cut in 1..<document.count {
      var sizes = [cut, document.count]
      #expect(Reading(document, pieceSize: { sizes.removeFirst() }) == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: documents.indices)
  func randomPieces(index: Int) {
    let document = Self.documents[index]
    let whole = Reading(document)
    for seed in UInt64(0)..<100 {
      var generator = SeededGenerator(seed: seed)
      let longest = Int.random(in: 1...400, using: &generator)
      let reading = Reading(
        document, pieceSize: { .random(in: 1...longest, using: &generator) })
      #expect(reading == whole, "seed \(seed)")
    }
  }
}
