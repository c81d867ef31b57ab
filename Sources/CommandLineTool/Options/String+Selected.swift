extension String? {
  /// What an option selects by: the empty text, which means not stated, where “-” is written.
  var selected: String? { self == "-" ? "" : self }
}
