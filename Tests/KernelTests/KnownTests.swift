import Kernel
import Testing

struct KnownTests {
  static let absent: [Known<Int>] = [.noData, .notStated, .notApplicable, .withheld]

  @Test("Zero and the four reasons for having nothing are five different things")
  func tellsApart() {
    #expect(Set(KnownTests.absent + [.value(0)]).count == 5)
    #expect(Set(KnownTests.absent.map(\.reason)).count == 4)
    #expect(KnownTests.absent.allSatisfy { $0.value == nil && $0.reason != nil })
    #expect(Known.value(0).value == 0)
    #expect(Known.value(0).reason == nil)
  }

  @Test func mapsOnlyAValue() {
    #expect(Known.value(20).map { "\($0) %" } == .value("20 %"))
    for absent in KnownTests.absent { #expect(absent.map { $0 + 1 } == absent) }
  }
}
