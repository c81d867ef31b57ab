import Kernel
import Testing
import XML

/// Documents that were made to hurt, and documents that are broken by accident.
struct HostileDocumentTests {
  // MARK: Document types

  static let doctypes = [
    "external file": """
    <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>
    """,
    "billion laughs": """
    <!DOCTYPE a [<!ENTITY l0 "ha"><!ENTITY l1 "&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;">
    <!ENTITY l2 "&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;">]><a>&l2;</a>
    """,
    "nested parameter entities": """
    <!DOCTYPE a [<!ENTITY % p "<!ENTITY x 'y'>">\
    \((1...6).map { level in
        let inner = level == 1 ? "p" : "p\(level - 1)"
        return "<!ENTITY % p\(level) '\(String(repeating: "&#37;\(inner);", count: 9))'>"
      }.joined())%p6;]><a/>
    """,
    "external subset": "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
    "bare": "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>",
  ]

  @Test(arguments: doctypes.keys.sorted())
  func aDocumentTypeIsRefusedUnread(kind: String) throws {
    let document = try #require(Self.doctypes[kind])
    for size in [1, Int.max] {
      let reading = Reading(document.utf8, pieceSize: { size })
      #expect(reading.rule == "xml.doctype")
      #expect(reading.failure?.message.contains("DOCTYPE") == true)
      #expect(reading.events.isEmpty)
    }
  }

  @Test func aDocumentTypeInUTF16IsRefused() throws {
    let document = try #require(Self.doctypes["external file"])
    let reading = Reading(SplitTests.utf16(document, bigEndian: false))
    #expect(reading.rule == "xml.doctype")
  }

  // MARK: Limits

  @Test func manyAttributesAreRefused() {
    let few = (0..<257).map { " a\($0)=''" }.joined()
    #expect(Reading("<a\(few)/>").rule == "xml.limit.attributes")
    let many = (0..<100_000).map { " a\($0)=''" }.joined()
    let clock = ContinuousClock()
    let time = clock.measure { #expect(Reading("<a\(many)/>").rule == "xml.limit.tag") }
    #expect(time < .seconds(20))
  }

  @Test func manyNamespacesAreRefused() {
    let few = (0..<65).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
    #expect(Reading("<a\(few)/>").rule == "xml.limit.namespaces")
    let many = (0..<20_000).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
    #expect(Reading("<a\(many)/>").rule == "xml.limit.tag")
  }

  @Test func depthIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(Reading(nested(64)).failure == nil)
    #expect(Reading(nested(65)).rule == "xml.limit.depth")
    #expect(Reading(nested(300)).rule == "xml.limit.depth")
    #expect(Reading(nested(1_000_000)).rule == "xml.limit.depth")
  }

  @Test func oneTextIsBounded() {
    func document(_ bytes: Int) -> String { "<a>\(String(repeating: "x", count: bytes))</a>" }
    #expect(Reading(document(9_999_999)).failure == nil)
    #expect(Reading(document(10_000_000)).rule == "xml.limit.text")
    let inPieces = String(repeating: "<![CDATA[x]]><!-- -->", count: 20)
    var limits = XMLLimits.standard
    limits.textBytes = 19
    #expect(Reading("<a>\(inPieces)</a>", limits: limits).rule == "xml.limit.text")
  }

  @Test func oneTagIsBoundedAndOneCommentMayBeLonger() {
    let long = String(repeating: "x ", count: 300_000)
    #expect(Reading("<a><b c='\(long)'/></a>").rule == "xml.limit.tag")
    #expect(Reading("<a><b c='\(long)").rule == "xml.limit.tag")
    #expect(Reading("<a><!-- \(long) --></a>").failure == nil)
    let huge = String(repeating: long, count: 15)
    #expect(Reading("<a><!-- \(huge) --></a>").rule == "xml.limit.tag")
  }

  @Test func aLoneAmpersandIsFoundWhereItStands() {
    let reading = Reading("<a>\nAid & trade \(String(repeating: "<b/>\n", count: 100_000))</a>")
    #expect(reading.rule == "xml.ampersand")
    #expect(reading.failure?.place.line == 2)
    #expect(reading.events.count < 10)
  }

  @Test func theWholeIsBoundedInBytesAndTime() {
    var limits = XMLLimits.standard
    limits.totalBytes = 10
    #expect(Reading("<a>12345678</a>", limits: limits).rule == "xml.limit.totalBytes")
    limits = .standard
    limits.deadlineSeconds = 0
    #expect(Reading("<a></a>", limits: limits).rule == "xml.limit.deadline")
  }

  // MARK: Broken by accident

  @Test func everyCutOffDocumentIsCalledCutOff() {
    let document = Array(
      """
      <?xml version='1.0'?><a x='1 > 2'>t &amp; &#x4A; <!-- > --><?p > ?><b>é</b><![CDATA[ > ]]></a>
      """.utf8)
    for length in 1..<document.count {
      let reading = Reading(document.prefix(length))
      #expect(reading.rule == "xml.truncated", "\(length) bytes")
    }
    #expect(Reading(document).failure == nil)
  }

  @Test(arguments: [
    ("<a>Aid & trade</a>", "xml.ampersand"),
    ("<a x='Aid & trade'/>", "xml.ampersand"),
    ("<a>Aid &trade</a>", "xml.ampersand"),
    ("<a>one&nbsp;two</a>", "xml.entity"),
    ("<a x='one&nbsp;two'/>", "xml.entity"),
    ("<a><b></a></b>", "xml.notWellFormed"),
    ("<a>1 < 2</a>", "xml.notWellFormed"),
    ("<a x='1' x='2'/>", "xml.notWellFormed"),
    ("<a x=1/>", "xml.notWellFormed"),
    ("<a x='<'/>", "xml.notWellFormed"),
    ("\n<?xml version='1.0'?><a/>", "xml.notWellFormed"),
    ("<a/><b/>", "xml.notWellFormed"),
    ("<a/>x", "xml.notWellFormed"),
    ("<a><v:b/></a>", "xml.namespace"),
    ("<a><b v:c='1'/></a>", "xml.namespace"),
    ("<a>\u{8}</a>", "xml.character"),
    ("<a>&#8;</a>", "xml.character"),
    ("<a>\u{FFFF}</a>", "xml.character"),
    ("", "xml.file.empty"),
    (" \n ", "xml.file.empty"),
    ("\u{FEFF}", "xml.file.empty"),
    ("<!-- only a comment -->", "xml.truncated"),
    (" {\"activities\": []}", "xml.notXML.json"),
    ("[1, 2]", "xml.notXML.json"),
    ("<!doctype HTML><html></html>", "xml.notXML.html"),
    ("\n<html lang='en'><body>Sign in</body></html>", "xml.notXML.html"),
    ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>", "xml.notXML.html"),
    ("PK\u{3}\u{4}\u{14}", "xml.notXML.zip"),
    ("identifier,title\n", "xml.notXML"),
  ])
  func aMistakeIsNamed(document: String, rule: String) {
    let reading = Reading(document)
    #expect(reading.rule == rule, "\(reading.failure?.description ?? "no failure")")
    #expect(reading.failure?.remedy != nil)
    #expect(reading.failure?.message.hasSuffix(".") == true)
    #expect(Reading(document.utf8, pieceSize: { 1 }).rule == rule, "byte by byte")
  }

  @Test(arguments: [
    "<a>é@</a>", "<a x='é@'/>", "<a><![CDATA[é@]]></a>", "<a><!-- @ --></a>", "<@/>",
  ])
  func bytesThatAreNotUTF8AreRefused(pattern: String) {
    for bad: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
      let parts = Array(pattern.utf8).split(separator: UInt8(ascii: "@"))
      let document = Array(parts.joined(separator: bad))
      let reading = Reading(document)
      #expect(reading.failure != nil, "\(bad)")
      #expect(Reading(document, pieceSize: { 1 }).failure != nil, "\(bad), byte by byte")
    }
  }

  @Test(arguments: [
    "<a>x@y</a>", "<a x='@'/>", "<a><![CDATA[@]]></a>", "<a><!--@--></a>", "<a@b/>", "<a/>@",
  ])
  func zeroBytesAreRefused(pattern: String) {
    let document = pattern.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }
    #expect(Reading(document).failure != nil)
    #expect(Reading(document, pieceSize: { 1 }).failure != nil)
  }

  @Test func aFileOfZerosIsNotXML() {
    #expect(Reading(repeatElement(0, count: 4096)).rule == "xml.notXML")
  }
}
