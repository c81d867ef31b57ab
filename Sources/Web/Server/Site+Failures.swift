import Kernel
import Pages
import Platform

extension Site {
  /// Why there is no page.
  enum Failure {
    case host, origin, token, noSession, closed, notFound, method, own
    /// What was asked cannot be.
    case asked(any DiagnosticError)
    /// What the path names is not there.
    case unknown(any DiagnosticError)
    /// What a form sent is not taken.
    case body(BodyFailure)
    /// What a form asked for is not done.
    case refused(any DiagnosticError)

    var status: Int {
      switch self {
      case .host: 421
      case .origin, .token: 403
      case .noSession: 401
      case .closed: 200
      case .notFound, .unknown: 404
      case .method: 405
      case .asked: 400
      case .own: 500
      case .body(let failure): failure.status
      case .refused: 409
      }
    }

    var name: String {
      switch self {
      case .host: "host"
      case .origin: "origin"
      case .token: "token"
      case .noSession: "session"
      case .closed: "closed"
      case .notFound: "notFound"
      case .method: "method"
      case .own: "own"
      case .asked: "asked"
      case .unknown: "unknown"
      case .body, .refused: "refused"
      }
    }

    var diagnostic: Diagnostic? {
      switch self {
      case .asked(let error), .unknown(let error), .refused(let error): error.diagnostic
      case .body(let failure): failure.diagnostic
      default: nil
      }
    }
  }

  /// An error as JSON.
  private struct Written: Encodable {
    struct Error: Encodable {
      let status: Int
      let rule: String
      let field: String?
      let message: String
      let remedy: String
    }

    let error: Error
  }

  /// A page, or JSON where JSON was asked for, that says what is wrong and what to do.
  func failure(_ failure: Failure, _ request: WebRequest) -> WebAnswer {
    let found = failure.diagnostic
    let rule = found?.rule ?? "web.\(failure.name)"
    let message = found?.message ?? words["failure.\(failure.name)"]
    let remedy = found?.remedy ?? words["remedy.\(failure.name)"]
    var answer: WebAnswer
    if request.segments?.first == "api" {
      let error = Written.Error(
        status: failure.status, rule: rule, field: found?.place.path, message: message,
        remedy: remedy)
      answer = WebAnswer(
        .json, (try? JSONText.encode(Written(error: error))) ?? "{}", status: failure.status)
    } else {
      answer = page(of: failure, message, remedy, request)
    }
    if case .method = failure { answer.headers.append(("Allow", "GET, HEAD")) }
    return answer
  }

  private func page(
    of failure: Failure, _ message: String, _ remedy: String, _ request: WebRequest
  ) -> WebAnswer {
    let content = PageContent(
      title: words["failed.\(failure.name)"],
      values: [
        "message": message, "remedy": remedy,
        "field": failure.diagnostic?.place.path.map { [$0] } ?? [],
      ])
    let isOpen = sessions.admits(request.cookie(cookie))
    let html = try? layout(
      content, templates.render(content.values, with: "failure"), in: isOpen ? .overview : nil)
    return formMark.noting(WebAnswer(.html, html ?? message, status: failure.status))
  }
}
