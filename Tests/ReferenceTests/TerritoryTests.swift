import CodeLists
import Kernel
import Reference
import Testing

@Suite("Territories and regions")
struct TerritoryTests {
  @Test("Every code of ISO 3166-1 once, found by each of its three codes")
  func listed() throws {
    let listed = Territories.all.filter { $0.kind == .listed }
    #expect(listed.count == 249)
    for territory in listed {
      #expect(Territories.find(territory.code) == territory)
      #expect(Territories.find(try #require(territory.alpha3)) == territory)
      #expect(Territories.find(try #require(territory.numeric)) == territory)
      #expect(CodeList.country.contains(territory.code))
    }
    #expect(Set(Territories.all.map(\.code)).count == Territories.all.count)
    #expect(Territories.find("NPL")?.name == "Nepal")
    #expect(Territories.find("CIV")?.code == "CI")
    #expect(Territories.find("800")?.code == "UG")
    #expect(Territories.find("np") == nil)
  }

  @Test("Every territory that the founding documents name can be represented")
  func foundingTerritories() throws {
    let codes =
      "NP UG LR GN SL LK BI CD RW GE AL HN PG KG SV BD KE MM SO SS YE NL SE CH GB XK GE-AB"
    for code in codes.split(separator: " ") {
      #expect(Territories.find(String(code)) != nil, "\(code)")
    }
    let names = ["Kosovo", "Abkhazia", "Karamoja"]
    for name in names {
      let territory = try #require(Territories.all.first { $0.name == name })
      #expect(territory.note != nil)
      #expect(territory.numeric == nil)
    }
    #expect(Territories.find("RS-KM")?.code == "XK")
    #expect(Territories.find("UG-x-karamoja")?.within == "UG")
    #expect(Territories.disclaimer.contains("no opinion on the legal status"))
  }

  @Test("Withdrawn codes keep their dates and lead to what followed")
  func withdrawn() throws {
    let antilles = try #require(Territories.withdrawn("AN").first)
    #expect(antilles.withdrawal == CalendarDate("2010-12-15"))
    #expect(antilles.successors == ["CW", "SX", "BQ"])
    #expect(Territories.withdrawn("YU").first?.withdrawal == CalendarDate("2003-07-23"))
    #expect(Territories.withdrawn("SU").first?.withdrawal == CalendarDate("1992-08-30"))
    #expect(Territories.withdrawn("ZAR").first?.successors == ["CD"])
    #expect(Territories.withdrawn("CS").map(\.code) == ["CSHH", "CSXX"])
    #expect(Territories.withdrawn("CS").first?.successors == ["CZ", "SK"])
    #expect(Territories.withdrawn("NP").isEmpty)
    for code in Territories.withdrawn.flatMap(\.successors) {
      #expect(Territories.find(code) != nil, "\(code)")
    }
  }

  @Test("M49 is one tree: each territory in one sub-region, each region below the world")
  func worldTree() throws {
    let world = try #require(Regions.find("001", in: .m49))
    let territories = Regions.territories(of: world)
    #expect(Set(territories).count == territories.count)
    // Antarctica lies in no region, and Taiwan's place is CLDR's.
    let placed = Set(territories)
    #expect(
      Set(Territories.all.filter { $0.kind == .listed }.map(\.code)).subtracting(placed)
        == ["AQ"])
    for region in Regions.all(.m49) where region.code != "001" {
      let parents = Regions.all(.m49).filter { $0.regions.contains(region.code) }
      #expect(parents.count == 1, "\(region.name)")
    }
    #expect(
      Regions.containing("LR", in: .m49).map(\.name)
        == ["Western Africa", "Sub-Saharan Africa", "Africa", "World"])
  }

  @Test(
    "The founding territories lie in the sub-regions of M49",
    arguments: [
      ("034", "NP LK BD"), ("014", "UG BI RW KE SO SS"), ("017", "CD"), ("011", "LR GN SL"),
      ("145", "GE YE"), ("143", "KG"), ("035", "MM"), ("013", "HN SV"), ("039", "AL"),
      ("054", "PG"),
    ])
  func founding(region: String, territories: String) {
    for territory in territories.split(separator: " ") {
      #expect(Regions.containing(String(territory), in: .m49).first?.code == region)
    }
  }

  @Test("The programmes' own regions cut across M49 and hold Abkhazia")
  func programmeRegions() {
    #expect(Regions.all(.programme).count == 4)
    #expect(Regions.containing("GE-AB", in: .programme).map(\.name) == ["South Caucasus"])
    #expect(Regions.containing("UG", in: .programme).map(\.code) == ["african-great-lakes"])
    for region in Regions.all(.programme) {
      for territory in Regions.territories(of: region) {
        #expect(Territories.find(territory) != nil)
      }
    }
    #expect(Regions.find("1030", in: .dac)?.name == "Western Africa, regional")
  }
}
