/// Small documents for tests.
enum Fixture {
  /// An activity with all that 2.03 requires, from line 2 on; `content` begins on
  /// line 3 and follows the required elements where `isComplete`.
  static func activity(
    _ content: String, version: String? = "2.03", attributes: String = "xml:lang=\"en\"",
    isComplete: Bool = false
  ) -> String {
    let version = version.map { " version=\"\($0)\"" } ?? ""
    return """
      <iati-activities\(version) xmlns:x="urn:x">
      <iati-activity \(attributes)>
      \(isComplete ? required + content : content)
      </iati-activity></iati-activities>
      """
  }

  static let required = """
    <iati-identifier>XX-EXAMPLE-1</iati-identifier>
    <reporting-org ref="XX-EXAMPLE" type="21"><narrative>Illustrative</narrative></reporting-org>
    <title><narrative>Title</narrative></title>
    <description><narrative>Text</narrative></description>
    <participating-org role="4"><narrative>Partner</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="2" iso-date="2024-01-01"/>

    """

  static func transaction(
    type: String = "3", date: String = "2024-02-01", value: String = "100",
    valueAttributes: String = "value-date=\"2024-02-01\"", more: String = ""
  ) -> String {
    """
    <transaction>\(more)<transaction-type code="\(type)"/><transaction-date iso-date="\(date)"/>\
    <value \(valueAttributes)>\(value)</value></transaction>
    """
  }

  static func read(_ content: String, attributes: String = "xml:lang=\"en\"")
    -> RecordReading.Record
  {
    RecordReading(activity(content, attributes: attributes)).record
  }
}
