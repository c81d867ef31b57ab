import Portfolio

extension ConcernList {
  var table: Table {
    Table(
      [
        .init("id", "Id"), .init("code", "Code"), .init("title", "Concern", limit: 40),
        .init("community", "Community", limit: 30), .init("country", "Country"),
        .init("absence", "Absence of"), .init("state", "State"),
        .init("ageDays", "Open for days", .number), .init("level", "Taken to"),
        .init("severities", "Severity", limit: 30), .init("ranks", "Rank", limit: 40),
        .init("raisedOn", "Raised on"), .init("sensitivity", "Sensitivity"),
      ],
      items.map { item in
        [
          "\(item.id)", item.code, item.title, item.community, item.country, item.absence,
          item.state.rawValue, item.ageDays.map(String.init), item.level,
          item.severities.words, item.ranks.words, item.raisedOn, item.sensitivity,
        ]
      })
  }
}

extension [ConcernList.Severity] {
  /// `women 4, men 2`.
  var words: String? {
    isEmpty ? nil : map { "\($0.group) \($0.severity)" }.joined(separator: ", ")
  }
}

extension [ConcernList.Rank] {
  /// `women 1, men 5, all 4`.
  var words: String? {
    isEmpty ? nil : map { "\($0.group) \($0.rank)" }.joined(separator: ", ")
  }
}
