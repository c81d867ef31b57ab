import Disclosure
import Kernel
import Pages

/// A sign-in sheet as one self-contained HTML page that prints on A4: a row for each participant
/// with the code that is typed back, a column for each half-day.
public struct SignInSheetHTML {
  /// So many half-days leave room for a signature each.
  static let columns = 10

  let sheet: SignInSheet
  let names: [String: String]?
  let words: Words
  let written: Written

  /// - Parameter names: by code, from the vault; nil for a sheet without names.
  public init(_ sheet: SignInSheet, names: [String: String]? = nil, words: Words = .training) {
    self.sheet = sheet
    self.names = names
    self.words = words
    written = Written(words: words)
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    let parts = SignInSheetHTML.parts(of: sheet.halfDays)
    let page: [String: Any] = [
      "language": words.language, "words": words.entries, "cohort": sheet.cohort.code,
      "title": sheet.cohort.title, "course": sheet.course,
      "period": sheet.cohort.begins == sheet.cohort.ends
        ? written.date(sheet.cohort.begins)
        : written.period(sheet.cohort.begins, sheet.cohort.ends),
      "place": sheet.cohort.place.map { [$0] } ?? [], "hasNames": names != nil,
      "withheld": withheld,
      "parts": parts.enumerated().map { part($1, number: $0 + 1, of: parts.count) },
    ]
    return try PageTemplates.of("Training").render(page, with: "sign-in-sheet")
  }

  /// Half-days of about equal number, so that no sheet is nearly empty.
  static func parts(of halfDays: [SignInSheet.HalfDay]) -> [[SignInSheet.HalfDay]] {
    guard !halfDays.isEmpty else { return [] }
    let number = (halfDays.count + columns - 1) / columns
    return (0..<number).map { part in
      Array(halfDays[halfDays.count * part / number..<halfDays.count * (part + 1) / number])
    }
  }

  private func part(
    _ halfDays: [SignInSheet.HalfDay], number: Int, of count: Int
  ) -> [String: Any] {
    let halves = halfDays.enumerated().map { index, half -> [String: Any] in
      [
        "half": words["half.\(half.half)"], "hours": words["hours", half.hours.description],
        "isFirst": index == 0 || halfDays[index - 1].day != half.day,
      ]
    }
    var days: [(day: String, halfDays: Int)] = []
    for half in halfDays {
      if days.last?.day == half.day {
        days[days.count - 1].halfDays += 1
      } else {
        days.append((half.day, 1))
      }
    }
    let example = halfDays[0]
    return [
      "part": count > 1 ? [words["sheetPart", "\(number)", "\(count)"]] : [],
      "days": days.map { ["day": written.date($0.day), "iso": $0.day, "halfDays": $0.halfDays] },
      "halves": halves,
      "typeBack": words["typeBack", sheet.cohort.code, example.day, example.half],
      "rows": sheet.participants.enumerated().map { index, code -> [String: Any] in
        [
          "number": index + 1, "code": code, "names": names.map { [$0[code] ?? ""] } ?? [],
          "halves": halves,
        ]
      },
    ]
  }

  private var withheld: [String] {
    sheet.withheld.map {
      words["why.\($0.why.rawValue)", String($0.count), words["withheld.\($0.what)"]]
    }
  }
}
