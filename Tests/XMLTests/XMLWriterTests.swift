import Kernel
import TestSupport
import Testing
import XML

/// What is written reads back with the same values.
struct XMLWriterTests {
  private func text(_ writer: XMLWriter) -> String {
    String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func elementOnlyContentIsIndented() throws {
    var writer = XMLWriter()
    writer.startDocument()
    try writer.start("a", ["version": "2.03", "x": "1"])
    try writer.start("b")
    try writer.element("narrative", [("xml:lang", "fr")], text: "paix & sécurité")
    try writer.start("c")
    writer.end()
    writer.end()
    writer.end()
    #expect(
      text(writer) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a version="2.03" x="1">
          <b>
            <narrative xml:lang="fr">paix &amp; sécurité</narrative>
            <c/>
          </b>
        </a>

        """)
  }

  @Test func textKeepsItsElementsContentAsItIs() throws {
    var writer = XMLWriter()
    try writer.start("a")
    try writer.text("one ")
    try writer.element("b", text: "two")
    try writer.start("c")
    try writer.start("d")
    writer.end()
    writer.end()
    writer.raw("<!-- x -->".utf8)
    writer.end()
    #expect(text(writer) == "<a>one <b>two</b><c><d/></c><!-- x --></a>\n")
  }

  @Test func withoutIndentationNothingIsAdded() throws {
    var writer = XMLWriter(indents: false)
    try writer.start("a")
    writer.rawElement("<b/>".utf8)
    try writer.start("c")
    writer.end()
    writer.end()
    #expect(text(writer) == "<a><b/><c/></a>\n")
  }

  @Test func aRawElementStandsOnALineOfItsOwn() throws {
    var writer = XMLWriter()
    try writer.start("a")
    writer.rawElement("<v:b xmlns:v=\"urn:v\"/>".utf8)
    writer.end()
    #expect(text(writer) == "<a>\n  <v:b xmlns:v=\"urn:v\"/>\n</a>\n")
  }

  @Test func nastyValuesComeBack() throws {
    let values = [
      "", " ", "\n", "\r", "\r\n", "\t", " a ", "]]>", "<b/>", "&amp;", "&#13;", "'\"'", "a\u{85}b",
      "\u{2028}", "\u{7F}\u{9F}", "🕊", "e\u{301}", "\u{FEFF}x", "\u{FFFD}\u{EFFF}\u{F000}",
      "\u{10FFFF}", "शान्ति\r\n\tတရား",
    ]
    for value in values { try expectRoundTrip(value) }
    for seed in UInt64(0)..<300 {
      var generator = SeededGenerator(seed: seed)
      let value = (0..<Int.random(in: 1...60, using: &generator))
        .compactMap { _ in values.randomElement(using: &generator) }.joined()
      try expectRoundTrip(value)
    }
  }

  private func expectRoundTrip(_ value: String) throws {
    for indents in [true, false] {
      var writer = XMLWriter(indents: indents)
      writer.startDocument()
      try writer.start("a", [("x", value)])
      try writer.text(value)
      writer.end()
      let reading = Reading(writer.bytes)
      #expect(reading.failure == nil)
      #expect(reading.events.map(Array.init(_:)).first == Array("<a x=\(value)>"))
      let text = reading.events.dropFirst().dropLast().joined()
      #expect(Array(text.utf8) == Array(value.utf8))
    }
  }

  @Test(arguments: ["\u{0}", "a\u{1F}b", "\u{B}", "\u{FFFE}", "ok \u{FFFF}"])
  func charactersThatXMLForbidsAreRefused(value: String) throws {
    var writer = XMLWriter()
    try writer.start("a")
    let failure = #expect(throws: XMLFailure.self) { try writer.attribute("x", value) }
    #expect(failure?.diagnostic.rule == "xml.write.character")
    #expect(failure?.diagnostic.place.path == "a")
    #expect(throws: XMLFailure.self) { try writer.text(value) }
    writer.end()
    #expect(Reading(writer.bytes).events == ["<a>", "</>"], "nothing half-written stays")
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    var writer = XMLWriter()
    try writer.start("a")
    #expect(throws: XMLFailure.self) {
      try [UInt8]([0x61, 0xFF]).withUnsafeBytes { try writer.text($0) }
    }
    try Array("é<".utf8).withUnsafeBytes { try writer.text($0) }
    writer.end()
    #expect(text(writer) == "<a>é&lt;</a>\n")
  }

  @Test(arguments: ["", "1a", "a b", "a>", "-x", "a=\"1\"", "\u{D7}"])
  func malformedNamesAreRefused(name: String) throws {
    var writer = XMLWriter()
    #expect(throws: XMLFailure.self) { try writer.start(name) }
    try writer.start("a")
    #expect(throws: XMLFailure.self) { try writer.attribute(name, "x") }
  }

  @Test func drainingGivesEachByteOnce() throws {
    var writer = XMLWriter()
    var taken: [UInt8] = []
    try writer.start("a")
    writer.drain { taken += $0 }
    try writer.text("x")
    writer.end()
    writer.drain { taken += $0 }
    #expect(String(decoding: taken, as: UTF8.self) == "<a>x</a>\n")
    #expect(writer.bytes.isEmpty)
  }
}
