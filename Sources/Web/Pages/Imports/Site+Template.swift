import Disclosure
import Importing
import Kernel
import Platform
import Storage

extension Site {
  /// A template as `baraza template` writes it, with the records that people of the organisation see.
  func template(_ file: String, _ request: WebRequest) -> WebAnswer {
    guard file.hasSuffix(".csv") else { return failure(.notFound, request) }
    let form = String(file.dropLast(4))
    do {
      let bytes = try store.read {
        try Workspace.template(of: form, for: .internal, in: $0)
      }
      var answer = WebAnswer(.csv, bytes: bytes)
      answer.headers = [("Content-Disposition", "attachment; filename=\"\(form).csv\"")]
      return answer
    } catch let error as FormFailure {
      return failure(.unknown(error), request)
    } catch {
      report(String(describing: error))
      return failure(.own, request)
    }
  }
}
