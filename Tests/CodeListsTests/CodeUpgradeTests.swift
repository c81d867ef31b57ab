import CodeLists
import Testing

@Suite("Codes of 1.0x become those of 2.0x")
struct CodeUpgradeTests {
  @Test("Words are read in any case, unknown codes have no target")
  func lookUp() {
    #expect(CodeUpgrade.transactionType["IF"] == "1")
    #expect(CodeUpgrade.transactionType["if"] == "1")
    #expect(CodeUpgrade.transactionType["1"] == nil)
    #expect(CodeUpgrade.organisationRole["FUNDING"] == "1")
    #expect(CodeUpgrade.activityDateType["Start-Planned"] == "1")
    #expect(CodeUpgrade.activityDateType["end-actual"] == "4")
    #expect(CodeUpgrade.sectorVocabulary["DAC-3"] == "2")
    #expect(CodeUpgrade.sectorVocabulary["WB"] == nil)
    #expect(CodeUpgrade.budgetType["revised"] == "2")
    #expect(CodeUpgrade.budgetType["2"] == "2")
    #expect(CodeUpgrade.budgetType[""] == nil)
  }

  @Test(
    "Source and target stand in the lists of their versions",
    arguments: [
      (CodeUpgrade.transactionType, "TransactionType", "TransactionType"),
      (CodeUpgrade.organisationRole, "OrganisationRole", "OrganisationRole"),
      (CodeUpgrade.activityDateType, "ActivityDateType", "ActivityDateType"),
      (CodeUpgrade.sectorVocabulary, "Vocabulary", "SectorVocabulary"),
      (CodeUpgrade.policyMarkerVocabulary, "Vocabulary", "PolicyMarkerVocabulary"),
      (CodeUpgrade.gazetteerAgency, "GazetteerAgency", "GazetteerAgency"),
      (CodeUpgrade.geographicVocabulary, "GazetteerAgency", "GeographicVocabulary"),
    ])
  func listed(upgrade: CodeUpgrade, from: String, to: String) throws {
    let old = try #require(CodeList.named(from, version: .v1))
    let new = try #require(CodeList.named(to, version: .v2))
    let known = Set(old.entries.map { $0.code.lowercased() })
    for source in upgrade.sources {
      #expect(known.contains(source), "\(source)")
      let target = try #require(upgrade[source])
      #expect(new.contains(target), "\(source) → \(target)")
    }
    #expect(Set(upgrade.sources).count == upgrade.sources.count)
    #expect(Set(upgrade.sources.compactMap { upgrade[$0] }).count == upgrade.sources.count)
  }

  @Test("Where both versions use one name, the map joins the entries of that name")
  func sameNames() throws {
    let lists = [
      (CodeUpgrade.transactionType, "TransactionType"),
      (CodeUpgrade.organisationRole, "OrganisationRole"),
      (CodeUpgrade.gazetteerAgency, "GazetteerAgency"),
    ]
    var joined = 0
    for (upgrade, name) in lists {
      let old = try #require(CodeList.named(name, version: .v1))
      let new = try #require(CodeList.named(name, version: .v2))
      for entry in old.entries {
        guard let twin = new.entries.first(where: { $0.name == entry.name }) else { continue }
        #expect(upgrade[entry.code] == twin.code, "\(name) \(entry.code)")
        joined += 1
      }
    }
    #expect(joined >= 14)
  }
}
