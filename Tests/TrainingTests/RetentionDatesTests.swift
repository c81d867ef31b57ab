import Kernel
import Testing

@testable import Training

struct RetentionDatesTests {
  @Test("Months are counted from the last cohort's end, and from the last that was heard")
  func dates() throws {
    let store = try CohortStore.withCohort()
    try store.add(
      "follow-ups",
      [
        "cohort": "MED-1", "participant": CohortSample.people[0], "wave": "6",
        "contacted_on": "2025-09-12",
      ])
    let found = try CohortSample.people.map { person in
      let id = try store.id("participants", person)
      let dates = try store.read { try Retention.dates($0)[id] }
      return [dates?.cohortEnd, dates?.lastActivity].map { $0?.description ?? "" }
    }
    #expect(
      found == [
        ["2025-03-11", "2025-09-12"], ["2025-03-11", "2025-02-15"], ["", "2025-02-01"],
        ["2025-03-11", "2025-03-11"],
      ])
  }
}
