/// Receives a document's content from ``XMLPushParser``, synchronously inside
/// `feed`, on the thread that feeds.
///
/// Every buffer is borrowed and ends with its call. To give up, a handler calls
/// ``XMLPushParser/stop(with:)``; no call follows that one.
public protocol XMLHandler: AnyObject {
  func startElement(_ name: XMLName, _ attributes: XMLAttributes)

  /// Ends the innermost open element.
  func endElement()

  /// Text, CDATA and white space between elements, as UTF-8 in pieces whose
  /// borders mean nothing; a piece holds whole characters.
  func text(_ bytes: UnsafeRawBufferPointer)
}
