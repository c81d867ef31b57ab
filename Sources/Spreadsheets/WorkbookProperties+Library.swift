import CXLSXWriter
import Glibc

extension WorkbookProperties {
  /// Hands the properties to the library, which copies them.
  func set(on workbook: UnsafeMutablePointer<lxw_workbook>) {
    CellText.written(title).withMutableCString { title in
      CellText.written(subject).withMutableCString { subject in
        CellText.written(author).withMutableCString { author in
          var properties = lxw_doc_properties()
          properties.title = title
          properties.subject = subject
          properties.author = author
          properties.created = time_t(created)
          workbook_set_properties(workbook, &properties)
        }
      }
    }
  }
}

extension String {
  /// Lends the text as C knows it, to a library that asks for it without `const`.
  func withMutableCString<T>(_ body: (UnsafeMutablePointer<CChar>) -> T) -> T {
    var bytes = Array(utf8CString)
    return bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("a C string has an end") }
      return body(start)
    }
  }
}
