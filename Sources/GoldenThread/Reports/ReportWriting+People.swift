import Kernel
import Pages
import Training

extension ReportWriting {
  /// Courses with a row for each cohort.
  func courses(_ courses: [ThreadCourse]) -> [[String: Any]] {
    courses.map { course in
      [
        "course": "\(course.code) \(course.title)", "hasCohorts": !course.cohorts.isEmpty,
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

  private func reason(_ reason: String?) -> String {
    words[reason == Known<Int>.withheld.reason ? "withheld" : "noData"]
  }
}
