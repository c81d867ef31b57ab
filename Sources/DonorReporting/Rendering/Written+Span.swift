import Pages

extension Written {
  func span(_ span: ReportedMoney.Span) -> String {
    switch span {
    case .year(let year): String(year)
    case .notStated: words["yearNotStated"]
    case .all: words["allYears"]
    }
  }
}
