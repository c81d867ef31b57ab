import Kernel
import Testing

@Suite("Strict JSON")
struct StrictJSONTests {
  @Test(
    "What RFC 8259 allows is taken",
    arguments: [
      "{}", " [1, -0.5, 2e9, 0] ", #"{"a":{"b":[true,false,null]},"c":"é\n\u00e9\ud83d\ude00"}"#,
      "\"a\u{2028}b\"", "0", #"{"a":1,"A":2,"":3}"#,
    ])
  func taken(text: String) throws {
    _ = try StrictJSON.value(Array(text.utf8))
  }

  @Test("Values come as they are written")
  func values() throws {
    let text = #"{"a":[1.50,-0,2e9,true,null],"\u00e9":"x\ud83d\ude00\n"}"#
    #expect(
      try StrictJSON.value(Array(text.utf8))
        == .object([
          "a": .array([.number("1.50"), .number("-0"), .number("2e9"), .flag(true), .null]),
          "é": .string("x😀\n"),
        ]))
  }

  @Test(
    "What readers understand differently is named with its byte",
    arguments: [
      (#"{"a":1,"a":2}"#, 7, "the key “a” a second time"),
      (#"{"a":1,"\u0061":2}"#, 7, "the key “a” a second time"),
      (#"{"a":1,}"#, 7, "no key"), ("[1,]", 3, "no JSON value"), ("{'a':1}", 1, "no key"),
      ("[01]", 2, "neither a comma nor ]"), ("[1.]", 3, "no digit"), ("[+1]", 1, "no JSON value"),
      ("[NaN]", 1, "no JSON value"), ("tru", 0, "no JSON value"), ("", 0, "the end"),
      ("{} {}", 3, "more after the end"), ("[1", 2, "neither a comma nor ]"),
      (#"["a"#, 3, "no end of the string"), ("[\"a\tb\"]", 3, "a control character"),
      (#"["\x"]"#, 4, "an escape that JSON does not have"),
      (#"["\ud800"]"#, 8, "half of a surrogate pair"),
      (#"["\u12g4"]"#, 4, "an escape without four"),
      ("\u{FEFF}{}", 0, "a byte order mark"),
    ])
  func named(text: String, offset: Int, problem: String) throws {
    let fault = try #require(throws: JSONFault.self) { try StrictJSON.value(Array(text.utf8)) }
    #expect(fault.offset == offset)
    #expect(fault.problem.hasPrefix(problem), "\(fault.problem)")
  }

  @Test("Bytes that are not UTF-8 are named where they stand")
  func encoding() throws {
    let fault = try #require(throws: JSONFault.self) {
      try StrictJSON.value(Array("[\"é".utf8) + [0xE9, 0x22, 0x5D])
    }
    #expect(fault.offset == 4)
  }

  @Test("A text without end of brackets is refused, not followed")
  func depth() {
    #expect(throws: JSONFault.self) {
      try StrictJSON.value(Array(String(repeating: "[", count: 1_000_000).utf8))
    }
  }

  @Test("The members of an object are found as they were written, those within others are not")
  func members() throws {
    let text = Array(#" {"id" : 1.50 ,"é\u0061":{"id":2}, "list":[{"id":3}]} "#.utf8)
    let members = try #require(try StrictJSON.members(of: text))
    let values = members.mapValues { String(decoding: text[$0], as: UTF8.self) }
    #expect(values == ["id": "1.50", "éa": #"{"id":2}"#, "list": #"[{"id":3}]"#])
    #expect(try StrictJSON.members(of: Array(#"[{"id":1}]"#.utf8)) == nil)
    #expect(throws: JSONFault.self) { try StrictJSON.members(of: Array("{} {}".utf8)) }
  }
}
