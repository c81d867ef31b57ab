import Foundation
import Reference
import TestSupport
import Testing

@testable import Drawing

struct WorldOutlinesTests {
  @Test("Every territory of the reference tables is on the map, but for Antarctica")
  func everyTerritoryIsThere() {
    let absent = Territories.all.map(\.code).filter { !OutlineMap.shows($0) }
    #expect(absent == ["AQ"])
    let world = WorldOutlines.world
    for code in Array(world.shapes.keys) + world.dots.keys {
      #expect(Territories.find(code)?.code == code, "\(code)")
    }
    #expect(Set(world.shapes.keys).isDisjoint(with: world.dots.keys))
  }

  @Test("Rings close, and neighbours share their border point by point")
  func ringsClose() {
    let world = WorldOutlines.world
    var uses = [Int](repeating: 0, count: world.arcs.count)
    for (code, shape) in world.shapes {
      for ring in shape.rings {
        var end: WorldOutlines.Point?
        for number in ring {
          let points =
            number < 0 ? world.arcs[~number].points.reversed() : world.arcs[number].points
          if let end { #expect(points.first == end, "\(code)") }
          end = points.last
          uses[number < 0 ? ~number : number] += 1
        }
        let first =
          ring[0] < 0 ? world.arcs[~ring[0]].points.last : world.arcs[ring[0]].points.first
        #expect(end == first, "\(code)")
      }
      #expect(shape.bounds.contains(shape.label), "\(code)")
    }
    for (arc, count) in zip(world.arcs, uses) {
      #expect(arc.kind == .shore ? count == 1 : (1...2).contains(count))
    }
  }

  @Test("Lines on which claims differ are told from borders")
  func contestedLinesAreTold() {
    let world = WorldOutlines.world
    for code in ["EH", "XK", "SO", "CY", "PS", "IN"] {
      let numbers = world.shapes[code]?.rings.joined().map { $0 < 0 ? ~$0 : $0 } ?? []
      #expect(numbers.contains { world.arcs[$0].kind == .contested }, "\(code)")
    }
    let nepal = world.shapes["NP"]?.rings.joined().map { $0 < 0 ? ~$0 : $0 } ?? []
    #expect(nepal.allSatisfy { world.arcs[$0].kind == .border })
  }

  @Test("Places fall where the generator puts the same degrees")
  func projectsAlike() throws {
    let script = try String(
      contentsOf: Shared.repository.appending(path: "Sources/Drawing/generate.py"), encoding: .utf8)
    let dots = script.matches(of: /([A-Z]{2}(?:-[\w-]+)?) (-?\d+\.\d) (-?\d+\.\d)(?=[|\n])/)
    #expect(dots.count > 70)
    for dot in dots {
      let place = try #require(OutlineMap.Place("P", position: "\(dot.3) \(dot.2)"))
      #expect(place.nearest == WorldOutlines.world.dots[String(dot.1)], "\(dot.1)")
    }
    for none in ["", "8.4", "8.4 -9.7 3", "91 0", "0 180.5", "8,4 -9,7", "north west", "1e2 0"] {
      #expect(OutlineMap.Place("P", position: none) == nil, "\(none)")
    }
    #expect(OutlineMap.Place("P", position: " -90\t180 ") != nil)
  }

  @Test("The map says where outlines come from, what is not on it, and what names imply")
  func saysItsSource() throws {
    let kosovo = try #require(Territories.find("XK"))
    let map = OutlineMap(
      title: "T", unit: nil,
      territories: [
        .init("XK", kosovo.name, Samples.value(1), note: kosovo.note),
        .init("AQ", "Antarctica", Samples.value(2)), .init("NP", "Nepal", Samples.value(3)),
      ], extent: .around(["XK"]), disclaimer: Territories.disclaimer)
    let said = try SVGReading(map.svg(Samples.settings(720))).texts.joined(separator: " ")
    for words in [
      "resolution 1244", "Not on the map: Antarctica.", "Outside this map: Nepal.",
      "Natural Earth", "imply no opinion on the legal status",
    ] {
      #expect(said.contains(words), "\(words)")
    }
    #expect(map.table(Samples.words).notes.last == Territories.disclaimer)
  }

  @Test("The table is what the generator makes of the source")
  func isGenerated() throws {
    guard let shared = Shared.folder else {
      print("Skipped: there is no folder ../shared.")
      return
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let sources = Shared.repository.appending(path: "Sources/Drawing")
    let run = try RunProcess.run(
      "python3",
      [
        sources.appending(path: "generate.py").path, shared.appending(path: "geo").path, "--out",
        folder.url.path,
      ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(run.status == 0, "\(run.stderr)")
    let name = "WorldOutlines+Lines.swift"
    let made = try Data(contentsOf: folder.url.appending(path: name))
    let held = try Data(contentsOf: sources.appending(path: "Generated").appending(path: name))
    #expect(made == held)
    #expect(held.count < 120_000)
  }
}
