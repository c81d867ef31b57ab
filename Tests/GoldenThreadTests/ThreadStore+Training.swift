import GRDB
import Kernel
import Storage

extension ThreadStore {
  /// A course of one module of three hours, approved. Illustrative.
  func teach() throws {
    try add(
      "courses",
      [
        "code": "MED", "title": "Mediation for ward councils", "level": "local",
        "programme": "DIALOGUE",
      ])
    try add(
      "course-modules",
      [
        "course": "MED", "version": "1", "code": "M1", "title": "Listening", "hours": "3",
        "on_sexual_violence": "no",
      ])
    let curriculum = try read {
      try Int64.fetchOne($0, sql: "SELECT id FROM curriculum_versions") ?? 0
    }
    try set("curricula", curriculum, [("status", "approved"), ("valid_from", "2025-01-01")])
  }

  /// A cohort of two half-days, with people who came to none, one or both of them. One half-day is
  /// too little to complete it.
  func cohort(
    _ code: String, absent: Int = 0, once: Int = 0, complete: Int = 0,
    sensitivity: String = "internal"
  ) throws {
    try add(
      "cohorts",
      [
        "code": code, "curriculum": "MED#1", "title": "Cohort \(code)", "country": "NP",
        "begins_on": "2025-03-10", "ends_on": "2025-03-10", "seats": "60",
        "attendance_threshold": "80", "status": "completed", "sensitivity": sensitivity,
      ])
    for half in ["am", "pm"] {
      try add(
        "training-sessions",
        ["cohort": code, "day": "2025-03-10", "half": half, "module": "M1", "hours": "3"])
    }
    for (halves, people) in [([], absent), (["am"], once), (["am", "pm"], complete)] {
      for _ in 0..<people {
        let id = try add(
          "participants",
          ["sex": "female", "age_group": "25-34", "country": "NP", "sensitivity": "internal"])
        let person = try read {
          try String.fetchOne($0, sql: "SELECT code FROM participants WHERE id = \(id)") ?? ""
        }
        try add(
          "nominations",
          [
            "cohort": code, "participant": person, "nominated_on": "2025-02-01",
            "selected_on": "2025-02-10", "accepted_on": "2025-02-15",
          ])
        for half in halves {
          try add(
            "attendance",
            [
              "session": "\(code)#2025-03-10#\(half)", "participant": person,
              "status": "present", "source": "sheet",
            ])
        }
      }
    }
  }

  /// A reviewed link from a course or cohort.
  func link(_ kind: String, _ code: String, to commitment: String) throws {
    try add(
      "links",
      [
        "commitment": commitment, "source_kind": kind, "source": code, "state": "reviewed",
        "reviewed_by": "Illustrative adviser", "reviewed_on": "2025-05-02",
      ])
  }
}
