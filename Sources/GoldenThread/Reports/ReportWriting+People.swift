import Kernel
import Pages
import Training

extension ReportWriting {
  /// Courses with a row for each cohort.
  func courses(_ courses: [any CourseOnPage]) -> [[String: Any]] {
    courses.map { course in
      [
        "course": name(course), "hasCohorts": !course.cohorts.isEmpty,
        "cohorts": course.cohorts.map { people in
          [
            "code": people.cohort.code, "title": people.cohort.title,
            "place": [people.cohort.place, people.cohort.country].compactMap { $0 }
              .joined(separator: ", "),
            "period": written.period(people.cohort.begins, people.cohort.ends),
            "numbers": people.figures.map { line -> [String: Any] in
              [
                "number": line.value.map(written.number) ?? reason(line.reason),
                "isAbsent": line.value == nil,
              ]
            },
          ] as [String: Any]
        },
      ]
    }
  }

  /// Of a plan with the commitments that it serves.
  private func name(_ course: any CourseOnPage) -> String {
    let name = "\(course.code) \(course.title)"
    guard let commitments = (course as? PlanCourse)?.commitments else { return name }
    return "\(name) (\(commitments.joined(separator: ", ")))"
  }

  private func reason(_ reason: String?) -> String {
    words[reason == Known<Int>.withheld.reason ? "withheld" : "noData"]
  }
}
