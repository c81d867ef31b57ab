import Disclosure
import Training

extension CohortList {
  var table: Table {
    Table(
      [
        .init("code", "Cohort"), .init("course", "Course"),
        .init("curriculum", "Curriculum", .number), .init("title", "Title"),
        .init("country", "In"), .init("place", "Place", limit: 24), .init("begins", "From"),
        .init("ends", "To"), .init("seats", "Seats", .number), .init("status", "Status"),
        .init("sensitivity", "For"),
      ],
      cohorts.map {
        [
          $0.code, $0.course, "\($0.curriculum)", $0.title, $0.country, $0.place, $0.begins,
          $0.ends, "\($0.seats)", $0.status, $0.sensitivity.rawValue,
        ]
      })
  }
}
