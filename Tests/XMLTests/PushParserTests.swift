import Kernel
import TestSupport
import Testing
import XML

/// What a well-formed document says to a handler.
struct PushParserTests {
  @Test func elementsAttributesAndTextArriveInOrder() {
    let reading = Reading("<a x='1' y='2'>one<b/>two</a>")
    #expect(reading.events == ["<a x=1 y=2>", "one", "<b>", "</>", "two", "</>"])
    #expect(reading.failure == nil)
  }

  @Test func entitiesAreResolvedInTextAndAttributes() {
    let reading = Reading("<a url='?x=1&amp;y=&#50;&quot;'>Aid &amp; &lt;trade&gt; &#xE9;</a>")
    #expect(reading.events == ["<a url=?x=1&y=2\">", "Aid & <trade> é", "</>"])
  }

  @Test func cdataIsText() {
    #expect(
      Reading("<a>x <![CDATA[<b> & ]] ]]> y</a>").events == ["<a>", "x <b> & ]]  y", "</>"])
  }

  @Test func commentsAndInstructionsDoNotSplitText() {
    #expect(
      Reading("<a>one<!-- x --> two<?php echo ?> three</a>").events
        == ["<a>", "one two three", "</>"])
  }

  @Test func lineEndsInAttributesBecomeBlanks() {
    #expect(Reading("<a x='one\ntwo\tthree'/>").events == ["<a x=one two three>", "</>"])
  }

  @Test(arguments: ["\r\n", "\r"])
  func lineEndsOfOtherSystemsReadAlike(lineEnd: String) {
    let unix = "<a>\n  one\n  <b x='1\n2'>two\n\nthree</b>\n</a>\n"
    let other = unix.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    #expect(Reading(other).events == Reading(unix).events)
  }

  @Test func namespacesAreResolved() {
    let reading = Reading("<a xmlns='urn:a' xmlns:v='urn:v' v:k='1'><v:b xml:lang='ne'/></a>")
    #expect(
      reading.events == ["<{urn:a}a v:k=1>", "<{urn:v}v:b xml:lang=ne>", "</>", "</>"])
  }

  @Test func symbolsAreTheAddressesOfNames() throws {
    let parser = XMLPushParser()
    let recorder = Recorder(parser)
    let (value, lang, xml, vendor) = (
      parser.symbol("value"), parser.symbol("lang"),
      parser.symbol("http://www.w3.org/XML/1998/namespace"), parser.symbol("urn:v")
    )
    var seen = 0
    recorder.onStart = { name, attributes in
      #expect(name.local == value && name.namespace == vendor)
      #expect(attributes[0].local == lang && attributes[0].namespace == xml)
      seen += 1
    }
    parser.begin(handler: recorder)
    try Array("<v:value xmlns:v='urn:v' xml:lang='en'/>".utf8).withUnsafeBytes(parser.feed)
    try parser.finish()
    #expect(seen == 1)
    #expect(parser.symbol("") == parser.symbol(""))
    #expect(parser.symbol("") != value)
  }

  @Test func linesAreRightBeyond65535() {
    let document = "<a>" + String(repeating: "\n", count: 70_000) + "<b/>\n<c></a>"
    let reading = Reading(document)
    #expect(reading.lines == [1, 70_001, 70_002])
    #expect(reading.failure?.place.line == 70_002)
    #expect(reading.failure?.place.column != nil)
    #expect(reading.failure?.place.file == "feed.xml")
  }

  @Test func aHandlerCanStopAndKeepReadingItsBuffers() {
    let parser = XMLPushParser()
    let recorder = Recorder(parser)
    let tooMuch = XMLFailure(
      Diagnostic(.critical, rule: "test.enough", at: Place(line: 3), "Enough."))
    var value = ""
    recorder.onStart = { name, attributes in
      guard name.local == parser.symbol("b") else { return }
      parser.stop(with: tooMuch)
      value = attributes[0].string
    }
    parser.begin(handler: recorder)
    let document = Array("<a><b x='kept'>text</b><c/></a>".utf8)
    #expect(throws: tooMuch) { try document.withUnsafeBytes(parser.feed) }
    #expect(value == "kept")
    #expect(recorder.events == ["<a>", "<b x=kept>"])
    #expect(throws: tooMuch) { try document.withUnsafeBytes(parser.feed) }
    #expect(throws: tooMuch) { try parser.finish() }
  }

  @Test func theHandlerIsLetGoAtTheEnd() throws {
    let parser = XMLPushParser()
    weak var handler: Recorder?
    try {
      let recorder = Recorder(parser)
      handler = recorder
      parser.begin(handler: recorder)
    }()
    #expect(handler != nil)
    try Array("<a/>".utf8).withUnsafeBytes(parser.feed)
    try parser.finish()
    #expect(handler == nil)
  }
}
