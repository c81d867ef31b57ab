/// Small documents for tests.
enum Feed {
  /// A document with the one activity `XX-1` and more of its content.
  static func activity(_ content: String, title: String = "One") -> String {
    """
    <iati-activities version="2.03"><iati-activity default-currency="EUR">
    <iati-identifier>XX-1</iati-identifier>
    <reporting-org ref="XX" type="21"><narrative>Example</narrative></reporting-org>
    <title><narrative>\(title)</narrative></title>
    <participating-org role="2" ref="XX"/>
    <activity-status code="2"/>
    \(content)
    </iati-activity></iati-activities>
    """
  }

  static func transaction(
    type: String, date: String, _ amount: String, _ currency: String, receiver: String = ""
  ) -> String {
    """
    <transaction><transaction-type code="\(type)"/><transaction-date iso-date="\(date)"/>
    <value currency="\(currency)" value-date="\(date)">\(amount)</value>
    \(receiver.isEmpty ? "" : "<receiver-org ref=\"\(receiver)\"/>")</transaction>
    """
  }
}
