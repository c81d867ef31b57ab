import CodeLists
import Kernel
import Testing

@Suite("Code lists")
struct CodeListTests {
  @Test("A list is found by name, the embedded one by version")
  func named() throws {
    #expect(CodeList.named("TransactionType", version: .v2)?.entry("13")?.name == "Incoming Pledge")
    #expect(CodeList.named("TransactionType", version: .v1)?.entry("IF")?.name == "Incoming Funds")
    #expect(CodeList.named("TransactionType", version: .v1)?.contains("13") == false)
    #expect(CodeList.named("Vocabulary", version: .v1) != nil)
    #expect(CodeList.named("Vocabulary", version: .v2) == nil)
    #expect(CodeList.named("Sector", version: .v1) === CodeList.sector)
    #expect(CodeList.named("sector") == nil)
  }

  @Test("Every list has codes, each found by its own bytes and none twice")
  func everyCode() throws {
    for version in [CodeList.MajorVersion.v1, .v2] {
      for name in CodeList.names(version: version) {
        let list = try #require(CodeList.named(name, version: version))
        #expect(list.name == name)
        #expect(!list.entries.isEmpty && !list.title.isEmpty)
        for entry in list.entries {
          #expect(list.entry(entry.code) == entry, "\(name) \(entry.code)")
          #expect(!list.contains(entry.code + " "))
        }
      }
    }
  }

  @Test("Groups name entries of the list that they come from")
  func categories() throws {
    let sector = try #require(CodeList.sector.entry("15220"))
    #expect(sector.name == "Civilian peace-building, conflict prevention and resolution")
    #expect(sector.category == "152")
    #expect(CodeList.sector.categoryList == "SectorCategory")
    #expect(CodeList.sectorCategory.entry("152")?.name == "Conflict, Peace & Security")
  }

  @Test("Bytes are compared exactly, without a String")
  func bytes() {
    let text: [UInt8] = Array("x15220x".utf8)
    text.withUnsafeBytes { buffer in
      #expect(CodeList.sector.contains(UnsafeRawBufferPointer(rebasing: buffer[1..<6])))
      #expect(!CodeList.sector.contains(UnsafeRawBufferPointer(rebasing: buffer[1..<5])))
      #expect(!CodeList.sector.contains(UnsafeRawBufferPointer(rebasing: buffer[1..<1])))
      #expect(!CodeList.sector.contains(buffer))
    }
    #expect(!CodeList.country.contains("np"))
    #expect(CodeList.country.contains("NP"))
  }

  @Test("Withdrawn codes are known and end on their day")
  func validity() throws {
    let rouble = try #require(CodeList.currency.entry("BYR"))
    #expect(rouble.status == .withdrawn)
    #expect(rouble.isValid(on: try #require(CalendarDate("2018-08-08"))))
    #expect(!rouble.isValid(on: try #require(CalendarDate("2018-08-09"))))
    #expect(rouble.isValid(on: try #require(CalendarDate("2018"))))

    let antilles = try #require(CodeList.country.entry("AN"))
    #expect(antilles.status == .withdrawn && antilles.withdrawal == nil)
    #expect(!antilles.isValid(on: try #require(CalendarDate("2005-01-01"))))

    let newest = try #require(CodeList.sector.entries.first { $0.activation != nil })
    let start = try #require(newest.activation?.dayNumber)
    #expect(!newest.isValid(on: try #require(CalendarDate(dayNumber: start - 1))))
    #expect(newest.isValid(on: try #require(CalendarDate(dayNumber: start))))
  }
}
