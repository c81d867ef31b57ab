import Commitments
import Disclosure
import Kernel
import Training

extension ReportCSV.Line {
  /// A line for each count of each voice, and for what each lies apart from the responsible one.
  static func progress(
    _ progress: ReportedProgress, _ divergence: [ReportedDivergence], of plan: String
  ) -> [Self] {
    let left = [
      ("not-due", progress.notDue), ("undated", progress.undated), ("dropped", progress.dropped),
      ("merged", progress.merged), ("reworded", progress.reworded),
    ].map {
      Self(section: "progress", item: plan, value: $0.0, number: "\($0.1)", note: "not counted")
    }
    let counts = progress.voices.flatMap { own in
      (own.counts.map { ($0.name, $0.count) } + (own.stale.map { [("stale", $0)] } ?? [])).map {
        Self(
          section: "progress", item: plan, voice: own.voice.rawValue, value: $0.0,
          number: "\($0.1)", unit: "of \(progress.due)")
      }
    }
    let apart = divergence.map {
      Self(
        section: "divergence", item: plan, voice: $0.voice.rawValue, number: $0.mean,
        unit: "per cent of a scale",
        note: "comparable \($0.comparable) of \($0.due), higher \($0.higher), equal \($0.equal), "
          + "lower \($0.lower), withheld \($0.withheld)")
    }
    return counts + left + apart
  }

  /// What stands of a commitment.
  static func status(_ status: ReportedStatus, of commitment: String?, _ title: String?) -> Self {
    let said = status.said
    return Self(
      section: "status", item: commitment, text: title, voice: status.voice.rawValue,
      value: said?.label ?? status.kind.rawValue, meaning: said?.meaning.rawValue,
      institution: said?.institution, date: said?.assessedOn, number: said.map { "\($0.ageDays)" },
      unit: said == nil ? nil : "days", evidence: evidence(status),
      note: said?.isStale == true ? "stale" : nil, id: said.map { "#\($0.assessment)" })
  }

  private static func evidence(_ status: ReportedStatus) -> String? {
    status.evidence.isEmpty
      ? nil
      : status.evidence.map { evidence in
        [evidence.code, evidence.grade.map { "(\($0))" }, evidence.locator.map { "#\($0)" }]
          .compactMap { $0 }.joined(separator: " ")
      }.joined(separator: "; ")
  }

  static func money(_ money: StatedMoney, of item: String, _ text: String) -> [Self] {
    money.totals.map {
      Self(
        section: "money", item: item, text: text, value: $0.measure, number: $0.amount,
        unit: $0.currency, note: "sum of \($0.lines) lines")
    }
      + money.lines.map { line in
        Self(
          section: "money line", item: line.part ?? item, text: text, value: line.measure,
          institution: line.institution ?? line.funding,
          date: [line.periodStart, line.periodEnd].compactMap { $0 }.joined(separator: "/"),
          number: line.amount, unit: line.currency,
          evidence: line.isEvidenceWithheld ? "withheld" : line.evidence, note: line.source,
          id: "#\(line.id)")
      }
  }

  /// What reviewed links say, and what that leaves out.
  static func linked(_ money: [LinkedMoney], of item: String) -> [Self] {
    money.flatMap { own in
      [
        Self(
          section: "linked money", item: item, value: own.measure.rawValue,
          number: own.figure.amount.value?.description,
          unit: own.figure.currency?.description,
          note: own.figure.amount.reason ?? "\(own.transactions) transactions")
      ]
        + own.omissions.map {
          Self(
            section: "linked money left out", item: item, value: own.measure.rawValue,
            meaning: $0.reason.rawValue, number: $0.amount, unit: $0.currency,
            note: "\($0.transactions) transactions")
        }
    }
  }

  /// A line for each course, and one for each number of each of its cohorts.
  static func courses(_ courses: [any CourseOnPage]) -> [Self] {
    courses.flatMap { course in
      [Self(section: "course", item: course.code, text: course.title, id: "#\(course.id)")]
        + course.cohorts.flatMap { people in
          people.figures.map {
            Self(
              section: "cohort", item: people.cohort.code, text: people.cohort.title,
              value: $0.figure, date: "\(people.cohort.begins)/\(people.cohort.ends)",
              number: $0.value, unit: $0.unit.rawValue, note: $0.reason)
          }
        }
    }
  }

  static func indicators(_ indicators: [PlanIndicator]) -> [Self] {
    indicators.flatMap { indicator in
      [("baseline", indicator.baseline), ("target", indicator.target)].map { name, level in
        Self(
          section: "indicator", item: indicator.code, text: indicator.title,
          value: level.written, meaning: name, date: level.date,
          note: indicator.sourceOfVerification, id: "#\(indicator.id)")
      }
    }
  }

  static func origin(_ today: String, _ audience: Audience, _ withheld: [Withheld]) -> [Self] {
    [
      Self(section: "origin", item: "today", date: today),
      Self(section: "origin", item: "audience", value: audience.rawValue),
    ]
      + withheld.map {
        Self(
          section: "withheld", item: $0.what, value: $0.why.rawValue, number: "\($0.count)")
      }
  }
}
