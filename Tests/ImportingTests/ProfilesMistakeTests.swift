import Importing
import Kernel
import Testing

/// Each kind of mistake in a profile, by its line and column.
struct ProfilesMistakeTests {
  private static let sound = """
    profile: sample
    format: 1
    produces: activities
    record: list/item
    namespaces: {g: "urn:example"}
    constants: {reporting_org_ref: XX-EXAMPLE}
    fields:
      identifier: "@id"
      status: {path: g:stage, codes: stages}
    children:
      transaction:
        path: payment
        fields: {type: {constant: "3"}, date: "@on", value: "."}
    codes:
      stages: {Running: "2"}
    """

  private static func mistakes(_ yaml: String, file: String? = nil) -> [Diagnostic] {
    do throws(ProfileFailure) {
      _ = try MappingProfile(yaml: yaml, file: file)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func places(_ yaml: String) -> [String] {
    mistakes(yaml).map { "\($0.rule) \($0.place.line ?? 0):\($0.place.column ?? 0)" }
  }

  @Test func theSoundProfileHasNone() {
    #expect(Self.mistakes(Self.sound, file: "profiles/sample.yaml") == [])
  }

  struct Mistake: CustomTestStringConvertible {
    let replaced: String
    let by: String
    let expected: [String]

    init(_ replaced: String, _ by: String, _ expected: String...) {
      self.replaced = replaced
      self.by = by
      self.expected = expected
    }

    var testDescription: String { by }
  }

  @Test(
    "A mistake is found where it stands",
    arguments: [
      Mistake("format: 1\n", "format: 2\n", "format 2:9"),
      Mistake("format: 1\n", "", "key.missing 1:1"),
      Mistake("format: 1", "format: [1]", "type 2:9"),
      Mistake("format: 1", "format:", "empty 2:8"),
      Mistake("format: 1\n", "format: 1\nnumber: x\n", "key.unknown 3:1"),
      Mistake("profile: sample", "profile: Sample", "id 1:10"),
      Mistake("produces: activities", "produces: results", "word 3:11"),
      Mistake("record: list/item", "record: list/@item", "path.reach 4:9"),
      Mistake("record: list/item", "record: list//item", "path 4:9"),
      Mistake("record: list/item", "record: \"list/item[1]\"", "path 4:9"),
      Mistake("record: list/item", "record: \"list/*\"", "path 4:9"),
      Mistake("record: list/item", "record: list/../item", "path 4:9"),
      Mistake("record: list/item", "record: x:list/item", "prefix 4:9"),
      Mistake("namespaces: {g: \"urn:example\"}", "namespaces: urn", "type 5:13", "prefix 9:18"),
      Mistake("namespaces: {g: \"urn:example\"}", "namespaces: {}", "prefix 9:18"),
      Mistake(
        "constants: {", "constants: {default_currency: Euro, ", "value 6:31"),
      Mistake("constants: {", "constants: {identifer: x, ", "column.unknown 6:13"),
      Mistake("constants: {", "constants: {identifier: x, ", "column.twice 8:3"),
      Mistake("constants: {reporting_org_ref: XX-EXAMPLE}\n", "", "column.missing 7:3"),
      Mistake("identifier: \"@id\"", "identifier: \"../@id\"", "path.reach 8:15"),
      Mistake("path: g:stage, codes: stages", "codes: stages", "source 9:11"),
      Mistake("path: g:stage, codes: stages", "path: g:stage, codes: stage", "codes.unknown 9:34"),
      Mistake("path: g:stage", "path: g:stage, constant: \"2\"", "source 9:12", "source 9:42"),
      Mistake("path: g:stage,", "path: g:stage, date: yyyy,", "source 9:27"),
      Mistake("path: g:stage,", "path: g:stage, default: \"9\",", "value 9:36"),
      Mistake("path: g:stage,", "path: g:stage, note: x,", "key.unknown 9:27"),
      Mistake("  transaction:\n", "  payments:\n", "kind.unknown 11:3"),
      Mistake("    path: payment\n", "", "key.missing 12:5"),
      Mistake("    path: payment\n", "    path: ../payment\n", "path.reach 12:11"),
      Mistake(", value: \".\"", "", "column.missing 13:13"),
      Mistake("value: \".\"", "value: \"../../total\"", "path.reach 13:57"),
      Mistake("value: \".\"", "value: \"../../../@total\"", "path.reach 13:57"),
      Mistake("constant: \"3\"", "constant: \"33\"", "value 13:31"),
      Mistake("date: \"@on\"", "date: {path: \"@on\", date: dd/MM/yy}", "word 13:63"),
      Mistake(
        "value: \".\"", "value: {path: \".\", number: {decimal: \",\", group: \",\"}}",
        "number 13:77"),
      Mistake("value: \".\"", "value: {path: \".\", number: {decimal: \"12\"}}", "number 13:87"),
      Mistake("{Running: \"2\"}", "{Running: \"7\"}", "codes.value 9:34"),
      Mistake("{Running: \"2\"}", "{Running: [2]}", "type 15:21"),
    ])
  func findsOne(mistake: Mistake) {
    let yaml = Self.sound.replacing(mistake.replaced, with: mistake.by)
    #expect(yaml != Self.sound)
    #expect(Self.places(yaml) == mistake.expected.map { "profile." + $0 })
    #expect(Self.mistakes(yaml).allSatisfy { $0.remedy != nil && $0.severity == .critical })
  }

  @Test func allMistakesAtOnce() {
    let yaml = Self.sound.replacing("format: 1", with: "format: 3")
      .replacing("g:stage", with: "h:stage").replacing("payment\n", with: "pay/@ment\n")
      .replacing("identifier:", with: "identifer:")
    #expect(
      Self.places(yaml) == [
        "profile.format 2:9", "profile.column.unknown 8:3", "profile.column.missing 8:3",
        "profile.prefix 9:18", "profile.path.reach 12:11",
      ])
    let failure = #expect(throws: ProfileFailure.self) { try MappingProfile(yaml: yaml) }
    #expect(failure?.diagnostic.message.contains("first of 5") == true)
  }

  @Test func theIdIsTheNameOfTheFile() {
    #expect(Self.mistakes(Self.sound, file: "x/other.yaml").map(\.rule) == ["profile.id.file"])
  }

  @Test func ratesHaveNoChildren() {
    let yaml = """
      profile: r
      format: 1
      produces: rates
      record: a/b
      dates: yyyy-MM
      fields: {date: "@d", currency: "@c", rate: "@r", base: "@b", source: "@s"}
      children: {}
      """
    #expect(Self.places(yaml) == ["profile.children 7:1"])
    #expect(Self.places(yaml.replacing("\nchildren: {}", with: "")) == [])
  }

  @Test(
    "What is not YAML is said so, with its place",
    arguments: [
      ("a: {b\n", 2), ("a: b\n\tc: d", 2), ("a: *b", 1), ("", nil), ("a: 1\na: 2", 1),
      ("--- a\n--- b", 2),
      (String(repeating: "[", count: 50_000), 1), ("a: \u{1}", nil),
    ] as [(String, Int?)])
  func notYAML(yaml: String, line: Int?) {
    let mistakes = Self.mistakes(yaml)
    #expect(mistakes.map(\.rule) == ["profile.yaml"])
    #expect(mistakes.first?.place.line == line)
  }

  /// Ten lines that stand for ten thousand million values, where Yams would compare them as keys.
  @Test func aliasesWithinAliasesAreNotFollowed() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      let ten = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(ten)]\n"
    }
    let mistakes = Self.mistakes(yaml + "? *a9\n: x\n")
    #expect(mistakes.map(\.rule) == ["profile.alias"])
    #expect(mistakes.first?.place.line == 2)
    #expect(Self.mistakes(Self.sound.replacing("{Running: ", with: "{\"R, &D\": ")) == [])
  }

  @Test func aListIsNoProfile() {
    #expect(Self.mistakes("[a, b]").contains { $0.rule == "profile.type" })
  }

  @Test func tooLong() {
    let yaml = Self.sound + "\n#" + String(repeating: "x", count: 300_000)
    #expect(Self.mistakes(yaml).map(\.rule) == ["profile.yaml"])
  }
}
