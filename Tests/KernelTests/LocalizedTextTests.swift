import Kernel
import Testing

struct LocalizedTextTests {
  let title = LocalizedText([
    .init(language: nil, text: "Peace committees"),
    .init(language: "fr", text: "Comités de paix"),
    .init(language: "ne", text: "शान्ति समिति"),
    .init(language: "fr", text: "Comités pour la paix"),
  ])

  @Test func prefersLanguagesInOrder() {
    #expect(title.text(preferring: ["ne", "fr"]) == "शान्ति समिति")
    #expect(title.text(preferring: ["sw", "fr"]) == "Comités de paix")
  }

  @Test func fallsBackOnTheFirstText() {
    #expect(title.text(preferring: ["sw"]) == "Peace committees")
    #expect(title.text(preferring: []) == "Peace committees")
    #expect(LocalizedText([]).text(preferring: ["en"]) == nil)
  }
}
