import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Storage

extension Site {
  /// What a form asks for. It must come from a page of this workspace, in an open session, with that
  /// session's token; only then is it looked at.
  func act(_ request: WebRequest, _ body: RequestBody, _ headers: HTTPFields) async -> WebAnswer {
    if let refused = refusal(of: request) { return refused }
    guard let session = request.cookie(cookie), sessions.admits(session) else {
      return failure(.noSession, request)
    }
    let segments = request.segments ?? []
    let found = ActionIndex.find(segments)
    guard found != nil || segments == ["close"] else { return failure(.method, request) }
    do {
      try found?.action.admit(desk)
      let reader = FormReader(
        token: Sessions.formToken(of: session), limit: desk.uploadLimit,
        uploads: found?.action.address.takesFiles == true ? desk.uploads : nil)
      let form = try await reader.read(
        body, type: headers[.contentType], length: headers[.contentLength].flatMap { Int($0) })
      guard let (action, subjects) = found else { return close(session, request) }
      return await onQueue {
        do {
          let path = try perform(action, subjects, form, Sessions.key(of: session))
          return .redirect(to: path)
        } catch {
          form.folder.map(desk.uploads.remove)
          return failure(of: error, request)
        }
      }
    } catch {
      return failure(of: error, request)
    }
  }

  private func perform(
    _ action: any Action.Type, _ subjects: [String: String], _ form: FormBody, _ session: [UInt8]
  ) throws -> String {
    try action.perform(
      ActionCall(
        subjects: subjects,
        values: try Parameter.checked(form.fields, action.address.parameters),
        files: form.files, folder: form.folder, session: session, desk: desk, store: store))
  }

  private func failure(of error: any Error, _ request: WebRequest) -> WebAnswer {
    switch error {
    case let error as BodyFailure: return failure(.body(error), request)
    case let error as QuestionFailure: return failure(.asked(error), request)
    case DeskFailure.unknown: return failure(.unknown(DeskFailure.unknown), request)
    case let error as any DiagnosticError: return failure(.refused(error), request)
    default:
      report(String(describing: error))
      return failure(.own, request)
    }
  }

  private func close(_ session: String, _ request: WebRequest) -> WebAnswer {
    sessions.close(session)
    desk.end(Sessions.key(of: session))
    var answer = failure(.closed, request)
    answer.headers.append(
      ("Set-Cookie", "\(cookie)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"))
    return answer
  }
}
