import Pages
import Reference

extension PageWriting {
  /// The form above a list: a field for each parameter that it shows.
  ///
  /// - Parameter choices: what may be chosen where the store knows it, by parameter.
  func form(_ choices: [String: [(value: String, name: String)]] = [:]) -> [String: Any] {
    let shown = question.address.parameters.filter(\.isShown)
    return [
      "words": words.entries, "action": question.path,
      "fields": shown.map { field($0, choices[$0.name]) },
      "kept": question.values.filter { name, _ in
        name != "page" && !shown.contains { $0.name == name }
      }.sorted { $0.key < $1.key }.map { ["name": $0.key, "value": $0.value] },
      "isAsked": shown.contains { question.isSet($0.name) }, "all": question.path,
      "csv": question.address.hasTable
        ? [question.link(to: question.path + ".csv", ["page": nil])] : [],
      "json": [
        question.link(
          to: question.path == "/"
            ? question.address.apiPath : PageAddress.apiRoot + question.path)
      ],
    ]
  }

  private func field(
    _ parameter: Parameter, _ choices: [(value: String, name: String)]?
  ) -> [String: Any] {
    var options = choices
    if case .choice(let values) = parameter.kind {
      options = values.map { ($0, words["\(parameter.name).\($0)"]) }
    }
    let value = question[parameter.name] ?? ""
    var type = "text"
    if parameter.name == "search" { type = "search" }
    if case .day = parameter.kind { type = "date" }
    return [
      "name": parameter.name, "label": words["ask.\(parameter.name)"], "value": value,
      "isFlag": parameter.kind == .flag, "isSet": !value.isEmpty,
      "any": words.entries["any.\(parameter.name)"] ?? words["any"], "type": type,
      "isChoice": options != nil,
      "options": (options ?? []).map {
        ["value": $0.value, "name": $0.name, "isChosen": $0.value == value]
      },
    ]
  }

  /// Links to the pages before and after.
  ///
  /// - Parameters:
  ///   - total: how many rows there are; nil where that is not counted.
  ///   - shown: how many this page shows.
  func pager(total: Int?, shown: Int, size: Int) -> [String: Any] {
    let page = question.number("page") ?? 1
    let first = question.offset(pages: size) + 1
    let last = first + shown - 1
    let hasMore = total.map { last < $0 } ?? (shown == size)
    let range = shown == 0 ? "0" : "\(number(first))–\(number(last))"
    return [
      "words": words.entries,
      "range": total.map { words["rangeOf", range, number($0)] } ?? words["range", range],
      "before": page > 1 ? [question.link(["page": page == 2 ? nil : String(page - 1)])] : [],
      "after": hasMore ? [question.link(["page": String(page + 1)])] : [],
    ]
  }
}
