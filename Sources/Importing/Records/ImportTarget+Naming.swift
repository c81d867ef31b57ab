import Storage

extension [any ImportTarget] {
  /// The records of a form. Throws ``FormFailure/unknown(name:forms:)``.
  public func named(_ form: String) throws -> any ImportTarget {
    guard let target = first(where: { $0.form.name == form }) else {
      throw FormFailure.unknown(name: form, forms: map(\.form.name))
    }
    return target
  }
}
