import DonorReporting
import Disclosure
import Kernel
import Storage

extension Site {
  /// A report as it was stored, or as a draft: a document of its own, which may use its own style
  /// and nothing else, within a frame of this workspace.
  func document(_ code: String, _ request: WebRequest) -> WebAnswer {
    do {
      let bytes = try store.read { db in
        // The sheet tells whether it may be seen.
        _ = try ReportSheet.load(db, report: code, for: .internal)
        return try ReportCopy.load(db, report: code, as: .html).bytes
      }
      var answer = WebAnswer(.html, bytes: Array(bytes))
      answer.policy = """
        default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; \
        base-uri 'none'; frame-ancestors 'self'; sandbox
        """
      return answer
    } catch let error as StoreFailure {
      report(error.description)
      return failure(.own, request)
    } catch let error as any DiagnosticError {
      return failure(.unknown(error), request)
    } catch {
      report(String(describing: error))
      return failure(.own, request)
    }
  }
}
