import Disclosure
import Drawing
import Foundation
import Hummingbird
import Kernel
import Pages
import Storage

/// The workspace over one store: answers every request.
struct Site: HTTPResponder {
  /// Nothing of a connection matters to an answer.
  struct Context: InitializableFromSource {
    init() {}
    init(source: ApplicationRequestContextSource) {}
  }

  let store: Store
  let sessions: Sessions
  let doorkeeper: Doorkeeper
  let templates: WebTemplates
  let words: Words
  /// The cookie that holds the session; one for each port, because browsers do not tell ports
  /// apart.
  let cookie: String
  /// The day as on which pages are shown where nobody asks for another.
  let today: @Sendable () -> CalendarDate?
  let answers = AnswerMemory()
  let kept = KeptFigures()
  let tables = Turns()
  let desk: ImportDesk
  let formMark = FormMark()
  /// Told what went wrong here, which is not shown.
  let report: @Sendable (String) -> Void
  private let queue = DispatchQueue(label: "baraza.pages", attributes: .concurrent)

  init(
    _ store: Store, _ sessions: Sessions, _ doorkeeper: Doorkeeper, _ desk: ImportDesk,
    cookie: String,
    today: @escaping @Sendable () -> CalendarDate?,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    self.store = store
    self.sessions = sessions
    self.doorkeeper = doorkeeper
    self.desk = desk
    templates = try WebTemplates()
    words = .workspace
    self.cookie = cookie
    self.today = today
    self.report = report
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    let asked = WebRequest(request)
    let answer =
      asked.method == "POST" && asked.segments != ["open"] && asked.segments?.first != "assets"
      ? await act(asked, request.body, request.headers)
      : await onQueue { self.answer(asked) }
    return answer.with(formToken: Sessions.formToken(of: asked.cookie(cookie) ?? ""))
      .response(isHead: asked.method == "HEAD")
  }

  /// Queries take their time; they must not hold the threads on which requests are met.
  func onQueue(_ body: @escaping @Sendable () -> WebAnswer) async -> WebAnswer {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }

  /// Why nothing more is looked at; nil where it is.
  func refusal(of request: WebRequest) -> WebAnswer? {
    if let refusal = doorkeeper.refusal(of: request) {
      return failure(refusal == .host ? .host : .origin, request)
    }
    guard request.segments != nil, request.fields != nil else {
      return failure(.asked(QuestionFailure.unreadable), request)
    }
    return nil
  }

  /// Makes the totals of the whole portfolio ready for the first visit.
  func warm() async {
    guard let today = today() else { return }
    await withCheckedContinuation { continuation in
      queue.async {
        for total in KeptFigures.Total.allCases {
          try? kept.prepare(total, store, for: .internal, today: today)
        }
        continuation.resume()
      }
    }
  }

  /// Who asks and from where is looked at first, then what is asked for.
  func answer(_ request: WebRequest) -> WebAnswer {
    if let refused = refusal(of: request) { return refused }
    let segments = request.segments ?? []
    switch segments.first {
    case "assets": return asset(segments, request)
    case "open" where segments.count == 1: return open(request)
    default: break
    }
    guard sessions.admits(request.cookie(cookie)) else { return failure(.noSession, request) }
    guard request.isSafe else { return failure(.method, request) }
    if segments == ["api", "v1", "openapi.json"] {
      return WebAnswer(.json, OpenAPI.text(cookie: cookie))
    }
    if segments.count == 3, segments[0] == "reports", segments[2] == "document" {
      return document(segments[1], request)
    }
    if segments.count == 3, segments[0] == "imports", segments[1] == "templates" {
      return template(segments[2], request)
    }
    return page(segments, request)
  }

  private func asset(_ segments: [String], _ request: WebRequest) -> WebAnswer {
    guard segments.count == 2, let bytes = templates.asset(segments[1]) else {
      return failure(.notFound, request)
    }
    guard request.isSafe else { return failure(.method, request) }
    return segments[1].hasSuffix(".css")
      ? WebAnswer(.css, bytes: bytes + Array(ChartStyle.css.utf8)) : WebAnswer(.svg, bytes: bytes)
  }

  private func open(_ request: WebRequest) -> WebAnswer {
    guard request.method == "GET" else { return failure(.method, request) }
    guard let session = sessions.open(with: request.field("token") ?? "") else {
      return sessions.admits(request.cookie(cookie))
        ? .redirect(to: "/") : failure(.token, request)
    }
    var answer = WebAnswer.redirect(to: "/")
    answer.headers.append(
      ("Set-Cookie", "\(cookie)=\(session.text); Path=/; HttpOnly; SameSite=Strict"))
    return answer
  }
}
