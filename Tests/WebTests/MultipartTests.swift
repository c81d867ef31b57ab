import Testing

@testable import Web

/// Forms with files, as browsers send them and as others do.
struct MultipartTests {
  /// What a reader made of a body that came in pieces of a size.
  private static func read(
    _ body: [UInt8], pieces size: Int = 7, type: String = "multipart/form-data; boundary=B"
  ) throws -> [String] {
    var reader = try MultipartReader(type: type)
    var parts: [(MultipartPart, [UInt8])] = []
    var ended = 0
    for start in stride(from: 0, to: body.count, by: size) {
      try reader.feed(body[start..<min(start + size, body.count)]) { event in
        switch event {
        case .part(let part): parts.append((part, []))
        case .bytes(let bytes): parts[parts.count - 1].1 += bytes
        case .endOfPart: ended += 1
        }
      }
    }
    try reader.finish()
    #expect(ended == parts.count)
    return parts.map {
      "\($0.field)|\($0.fileName ?? "-")|\(String(decoding: $1, as: UTF8.self))"
    }
  }

  private static func part(_ head: String, _ content: String) -> String {
    "--B\r\n\(head)\r\n\r\n\(content)\r\n"
  }

  private static func named(_ rest: String, _ content: String = "x") -> String {
    part("Content-Disposition: form-data; \(rest)", content)
  }

  private static let plain =
    named("name=\"feed\"", "Illustrative")
    + part(
      "content-disposition: form-data; name=\"files\"; filename=\"a.xml\"\r\n"
        + "Content-Type: text/xml", "<a>\r\n--\r\n--A\r\n</a>\r\n")
    + named("name=\"files\"; filename=\"\"", "") + "--B--\r\n"

  @Test("Fields and files are read, in pieces of every size", arguments: Array(1...40) + [1_000])
  func readsPieces(size: Int) throws {
    #expect(
      try MultipartTests.read(Array(MultipartTests.plain.utf8), pieces: size) == [
        "feed|-|Illustrative", "files|a.xml|<a>\r\n--\r\n--A\r\n</a>\r\n", "files||",
      ])
  }

  @Test("A body that ends anywhere before its end is cut off")
  func noticesEnds() throws {
    let body = Array(MultipartTests.plain.utf8)
    for count in 0..<body.count - 2 {
      #expect(throws: BodyFailure.cutOff) { try MultipartTests.read(Array(body.prefix(count))) }
    }
  }

  @Test("A boundary is told by the header, quoted or not; without one nothing is read")
  func needsBoundary() throws {
    for type in ["multipart/form-data; boundary=B", "Multipart/Form-Data;boundary=\"B\""] {
      #expect(try MultipartTests.read(Array(MultipartTests.plain.utf8), type: type).count == 3)
    }
    for type in [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=B; boundary=C", "multipart/form-data; boundary=a b",
      "multipart/form-data; boundary=" + String(repeating: "b", count: 71),
    ] {
      #expect(throws: BodyFailure.self, "\(type)") { try MultipartReader(type: type) }
    }
  }

  static let hostile: [String] = [
    "", "text", "--C\r\n", "--B--\r\n--B--\r\n", " \r\n" + plain, plain + "more",
    "--B\r\n\r\nx\r\n--B--\r\n", "--Bx\r\n", part("Content-Type: text/plain", "x") + "--B--",
    named("name=a") + "--B--", named("filename=\"a\"") + "--B--",
    named("name=\"a\"; name=\"b\"") + "--B--",
    named("name=\"a\"; filename=\"a\"; filename=\"b\"") + "--B--",
    named("name=\"a\"; filename*=UTF-8''b") + "--B--", named("name=\"a\nb\"") + "--B--",
    named("name=\"a\u{0}b\"") + "--B--", named("name=\"a") + "--B--",
    part("Content-Disposition: attachment; name=\"a\"", "x") + "--B--",
    part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "eA==")
      + "--B--",
    part(
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
      "x") + "--B--", part("no colon", "x") + "--B--",
    part("Content-Disposition: form-data;\r\n name=\"a\"", "x") + "--B--",
    named("name=\"" + String(repeating: "a", count: 9_000) + "\"") + "--B--",
    String(repeating: named("name=\"a\""), count: 201) + "--B--",
  ]

  @Test("Whatever browsers do not write is refused", arguments: hostile)
  func refuses(body: String) throws {
    for size in [1, 13, 100_000] {
      #expect(throws: BodyFailure.self) {
        try MultipartTests.read(Array(body.utf8), pieces: size)
      }
    }
    #expect(throws: BodyFailure.self) {
      try MultipartTests.read(Array("--B\r\n".utf8) + [0xFF, 0x0D, 0x0A, 0x0D, 0x0A])
    }
  }

  @Test("What browsers write for quotes and line ends in names is read back")
  func unescapes() throws {
    let body = MultipartTests.named("name=\"a%22b\"; filename=\"c%0D%0Ad%41.xml\"") + "--B--"
    #expect(try MultipartTests.read(Array(body.utf8)) == ["a\"b|c\r\nd%41.xml|x"])
  }

  @Test(
    "A file is called by its own name, without folders",
    arguments: [
      ("a.xml", "a.xml"), ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\feed.csv", "feed.csv"),
      (" <b>.xml ", "<b>.xml"), ("शान्ति.xml", "शान्ति.xml"), ("/", nil), ("..", nil), ("a/..", nil),
      ("", nil), (" ", nil), ("a\u{0}.xml", nil), ("a\r\nb.xml", nil), ("a\u{202E}lmx.csv", nil),
      (String(repeating: "a", count: 201), nil),
    ] as [(String, String?)])
  func namesFiles(given: String, name: String?) throws {
    guard let name else {
      #expect(throws: BodyFailure.self) { try UploadedFile.name(of: given) }
      return
    }
    #expect(try UploadedFile.name(of: given) == name)
  }

  @Test("A body of nothing but beginnings of boundaries is read once over")
  func isLinear() throws {
    let content = String(repeating: "\r\n--", count: 20_000)
    let body = MultipartTests.named("name=\"files\"; filename=\"a\"", content) + "--B--\r\n"
    let read = try MultipartTests.read(Array(body.utf8), pieces: 4_096)
    #expect(read == ["files|a|\(content)"])
  }
}
