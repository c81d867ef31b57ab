import CodeLists
import Testing

@Suite("Which attribute takes which list")
struct CodeListMappingTests {
  @Test("Every list named by the mapping is in the box")
  func listsExist() {
    for version in [CodeList.MajorVersion.v1, .v2] {
      for rule in CodeListMapping.of(version).rules {
        #expect(CodeList.named(rule.list, version: version) != nil, "\(rule.list)")
      }
    }
    #expect(CodeListMapping.version2.rules.count == 124)
  }

  @Test("The vocabulary chooses the list, and an absent one means the default")
  func vocabulary() {
    let mapping = CodeListMapping.version2
    func sector(_ vocabulary: String?) -> String? {
      mapping.list(element: "iati-activity/sector", attribute: "code", vocabulary: vocabulary)
    }
    #expect(sector(nil) == "Sector")
    #expect(sector("1") == "Sector")
    #expect(sector("2") == "SectorCategory")
    #expect(sector("8") == "UNSDG-Targets")
    #expect(sector("99") == nil)
    #expect(mapping.list(element: "iati-activity/tag", attribute: "code") == nil)
  }

  @Test("Version 1 has vocabularies of its own")
  func version1() {
    let mapping = CodeListMapping.version1
    #expect(
      mapping.list(element: "iati-activity/sector", attribute: "code", vocabulary: "DAC-3")
        == "SectorCategory")
    #expect(
      mapping.list(element: "iati-activity/sector", attribute: "vocabulary") == "Vocabulary")
  }

  @Test("Text, any element, and the root have rules too")
  func places() {
    let mapping = CodeListMapping.version2
    #expect(
      mapping.list(element: "iati-activity/crs-add/channel-code", attribute: nil)
        == "CRSChannelCode")
    #expect(mapping.list(element: "iati-activity/title", attribute: "xml:lang") == "Language")
    #expect(mapping.list(element: "iati-activities", attribute: "version") == "Version")
    #expect(mapping.rules(element: "iati-activity/title", attribute: "code").isEmpty)
  }
}
