import Kernel
import Pages

/// Sentences about figures, made of the figures' own words.
struct Summary {
  let words: Words
  private var sentences: [String] = []

  /// A name in a sentence is cut to so many characters, a list to so many names.
  private static let longest = 60
  private static let names = 6

  init(_ words: Words) { self.words = words }

  var text: String { sentences.joined(separator: " ") }

  mutating func say(_ sentence: String) { sentences.append(sentence) }

  mutating func unit(_ unit: String?) {
    if let unit { say(words["chart.in", name(unit)]) }
  }

  func name(_ text: String) -> String {
    let text = SVGText.clean(text)
    return SVGText.isolated(
      text.count > Summary.longest ? text.prefix(Summary.longest - 1) + "…" : text)
  }

  func list(_ names: [String]) -> String {
    let first = names.prefix(Summary.names).map(name).joined(separator: ", ")
    return names.count <= Summary.names
      ? first : words["chart.more", first, String(names.count - Summary.names)]
  }

  /// The most and the least of what is known, and what is not.
  mutating func extremes(_ values: [(label: String, value: ChartValue)], of series: String? = nil) {
    let known = values.compactMap { entry in
      entry.value.amount.value.map { (label: entry.label, text: entry.value.text, amount: $0) }
    }
    var parts: [String] = []
    // Of equals the first.
    if let most = known.max(by: { $0.amount < $1.amount }),
      let least = known.min(by: { $0.amount < $1.amount })
    {
      if most.amount == least.amount {
        let key = known.count == 1 ? "chart.only" : "chart.most"
        parts.append(words[key, name(most.label), name(most.text)])
      } else {
        parts.append(words["chart.most", name(most.label), name(most.text)])
        parts.append(words["chart.least", name(least.label), name(least.text)])
      }
    }
    parts += absences(values)
    guard !parts.isEmpty else { return }
    let text = parts.joined(separator: " ")
    say(series.map { words["chart.ofSeries", name($0), text] } ?? text)
  }

  private func absences(_ values: [(label: String, value: ChartValue)]) -> [String] {
    Mark.allCases.filter { $0 != .zero }.compactMap { mark in
      let labels = values.filter { $0.value.mark == mark }.map(\.label)
      return labels.isEmpty ? nil : words["chart.without", words[mark.key], list(labels)]
    }
  }
}
