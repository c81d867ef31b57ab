import Crypto
import Foundation
import Kernel
import PluginProtocol
import Storage

/// The case that a new plugin comes with: what it is sent, and what it answers.
struct PluginTemplateCase {
  private let template: PluginTemplate

  init(_ template: PluginTemplate) { self.template = template }

  /// The host's lines.
  func input() -> Data {
    let hook = template.hook
    let settings: [String: SettingValue] =
      hook == .recordCheck ? ["field": .text(template.checkedField)] : [:]
    let call = Call(
      id: "1", hook: hook,
      .init(
        host: "baraza", settings: settings,
        forms: hook == .reportRender ? [] : [template.form]))
    return lines([.call(call)] + sent.map(Message.item) + [.end(End(items: sent.count))])
  }

  /// The plugin's lines.
  func answer() -> Data {
    lines(answered.map(Message.item) + [.result(id: "1", End(items: answered.count))])
  }

  private var sent: [Item] {
    let fields = Dictionary(uniqueKeysWithValues: template.sample.map { ($0.field, $0.text) })
    switch template.hook {
    case .importRead:
      let rows = [template.sample.map(\.field), template.sample.map(\.text)]
      let text = rows.map { $0.joined(separator: ",") + "\n" }.joined()
      return FileItems.items(name: "sample.csv", of: Data(text.utf8))
    case .recordCheck:
      let empty = fields.filter { $0.key != template.checkedField }
      return [fields, empty].enumerated().map { number, fields in
        .record(
          RecordItem(form: template.form, fields: fields, ref: "\(template.form)/#\(number + 1)"))
      }
    case .reportRender:
      return FileItems.items(name: "report.html", of: Data("<p>Illustrative</p>\n".utf8))
        + FileItems.items(name: "report.csv", of: Data("section,line\n".utf8))
        + FileItems.items(name: "report.json", of: Data("{\"code\":\"R-1\"}\n".utf8))
    }
  }

  private var answered: [Item] {
    switch template.hook {
    case .importRead:
      let fields = Dictionary(
        uniqueKeysWithValues: template.sample.map { ($0.field, Optional($0.text)) })
      return [.record(RecordItem(form: template.form, fields: fields, at: "line 2"))]
    case .recordCheck:
      return [
        .finding(
          FindingItem(
            severity: .warning, rule: "empty", message: "\(template.checkedField) is empty.",
            remedy: "Fill it in.", ref: "\(template.form)/#2", field: template.checkedField))
      ]
    case .reportRender:
      let text = "report.html 20\nreport.csv 13\nreport.json 15\n"
      return FileItems.items(name: "summary.txt", mediaType: "text/plain", of: Data(text.utf8))
    }
  }

  private func lines(_ messages: [Message]) -> Data {
    Data(messages.map { Line.bytes(of: $0) }.joined())
  }
}
