import GRDB
import Kernel
import Pages
import Platform
import Storage

extension Site {
  /// A page as HTML, as JSON or as a table, by its path.
  func page(_ segments: [String], _ request: WebRequest) -> WebAnswer {
    let forms: [(WebAnswer.Kind, (PageAddress) -> String?)] = [
      (.json, { $0.apiPath }), (.csv, { $0.hasTable ? $0.path : nil }), (.html, { $0.path }),
    ]
    for (form, path) in forms {
      if form == .csv, segments.last?.hasSuffix(".csv") != true { continue }
      if let found = PageIndex.find(form == .csv ? plain(segments) : segments, path) {
        return page(found.page, found.subjects, as: form, request)
      }
    }
    return failure(.notFound, request)
  }

  /// Without the ending of a table.
  private func plain(_ segments: [String]) -> [String] {
    segments.dropLast() + (segments.last.map { [String($0.dropLast(4))] } ?? [])
  }

  private func page(
    _ page: any Page.Type, _ subjects: [String: String], as form: WebAnswer.Kind,
    _ request: WebRequest
  ) -> WebAnswer {
    guard let today = today() else { return failure(.own, request) }
    do {
      let question = try PageQuestion(
        page.address, subjects: subjects, fields: request.fields ?? [], today: today, kept: kept,
        desk: desk, session: Sessions.key(of: request.cookie(cookie) ?? ""))
      if let needed = page.needs {
        try kept.prepare(needed, store, for: question.audience, today: question.today)
      }
      if form == .csv { return try table(of: page, question) }
      func load(_ db: Database) throws -> WebAnswer {
        try write(page.load(db, question), question, as: form)
      }
      return page.isKept
        ? try answers.answer(to: request.target, on: question.today, in: store, load)
        : try store.read(load)
    } catch let error as StoreFailure {
      report(error.description)
      return failure(.own, request)
    } catch let error as any DiagnosticError {
      return failure(subjects.isEmpty ? .asked(error) : .unknown(error), request)
    } catch {
      report(String(describing: error))
      return failure(.own, request)
    }
  }

  /// All rows that match. One list is made at a time.
  private func table(of page: any Page.Type, _ question: PageQuestion) throws -> WebAnswer {
    let spool = try Spool()
    try tables.take(question.address.parameters.contains(.page) ? "lists" : question.path) {
      try store.read { db in
        try page.forEachPart(db, question) { part, question in
          let table = part.table(PageWriting(words, question))
          var writer = CSVWriter()
          if spool.count == 0 { writer.append(table?.columns.map(\.key) ?? []) }
          for row in table?.rows ?? [] { writer.append(row.map { $0.value ?? "" }) }
          try spool.append(writer.bytes)
          return table?.rows.count ?? 0
        }
      }
    }
    var answer = WebAnswer(.csv, "")
    answer.spool = spool
    answer.headers = [
      ("Content-Disposition", "attachment; filename=\"\(question.address.name).csv\"")
    ]
    return answer
  }

  private func write(
    _ page: some Page, _ question: PageQuestion, as form: WebAnswer.Kind
  ) throws -> WebAnswer {
    let writing = PageWriting(words, question)
    switch form {
    case .json: return WebAnswer(.json, try JSONText.encode(page))
    default:
      let content = try page.content(writing)
      var values = content.values
      values["words"] = words.entries
      values["form"] = writing.form(values["choices"] as? [String: [(String, String)]] ?? [:])
      values["formToken"] = formMark.text
      let main = try templates.render(values, with: "\(question.address.name)-page")
      var answer = formMark.noting(
        WebAnswer(.html, try layout(content, main, in: question.address.section, question)))
      if let seconds = content.refresh { answer.headers = [("Refresh", "\(seconds)")] }
      return answer
    }
  }

  /// The frame of every page.
  func layout(
    _ content: PageContent, _ main: String, in section: PageAddress.Section?,
    _ question: PageQuestion? = nil
  ) throws -> String {
    let entries = PageIndex.all.map { $0.address }.filter(\.isEntry)
    let json = question.map {
      $0.link(to: $0.path == "/" ? $0.address.apiPath : PageAddress.apiRoot + $0.path)
    }
    return try templates.render(
      [
        "words": words.entries, "language": words.language, "title": content.title,
        "kicker": content.kicker.map { [$0] } ?? [],
        "subtitle": content.subtitle.map { [$0] } ?? [],
        "isOpen": section != nil, "formToken": formMark.text,
        "navigation": entries.map { entry in
          [
            "name": words["section.\(entry.section.rawValue)"], "path": entry.path,
            "isHere": entry.section == section,
          ]
        },
        "asOn": question.map { [words["asOn", PageWriting(words, $0).written.date("\($0.today)")]] }
          ?? [],
        "json": json.map { [$0] } ?? [],
        "main": main, "store": store.path.split(separator: "/").last.map(String.init) ?? "",
      ], with: "layout")
  }
}
