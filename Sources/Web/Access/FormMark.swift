/// What stands in pages in place of the token of forms. Pages are kept for all sessions; a session's
/// own token is put in on the way out. Nobody can guess the mark, so no text of the store has it.
struct FormMark: Sendable {
  let text = Secret.random().text

  /// A page with its places noted.
  func noting(_ answer: WebAnswer) -> WebAnswer {
    var answer = answer
    let mark = Array(text.utf8)
    answer.bytes.withUnsafeBytes { all in
      var start = 0
      while let place = all.place(of: mark, from: start) {
        answer.marks.append(place)
        start = place + mark.count
      }
    }
    return answer
  }
}

extension WebAnswer {
  /// For a session: the token is as long as the mark.
  func with(formToken token: String) -> WebAnswer {
    guard !marks.isEmpty else { return self }
    var bytes = bytes
    for place in marks { bytes.replaceSubrange(place..<place + token.utf8.count, with: token.utf8) }
    var answer = WebAnswer(kind, bytes: bytes, status: status)
    answer.headers = headers
    answer.policy = policy
    return answer
  }
}
