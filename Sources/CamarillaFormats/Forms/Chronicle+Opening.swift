public import Camarilla

extension Chronicle {
  /// Opens a chronicle and reads it, in whatever form it is.
  ///
  /// ```swift
  /// let chronicle = try Chronicle(opening: path, forms: .own + .stores + .graphFiles)
  /// ```
  ///
  /// Programs that import `CamarillaFiles` open every form that there is without naming any.
  ///
  /// - Parameters:
  ///   - path: a file or folder, or `-` for standard input.
  ///   - forms: the forms that it may be in. What none of them knows is read as a lone table.
  /// - Throws: ``FormatsError/notFound(path:)`` and the like, or ``FormatsError/invalid(_:)`` with every
  ///   problem and its location.
  /// - Complexity: linear in what is read; what comes through a pipe is held in memory.
  public init(
    opening path: String, forms: [any ChronicleForm] = .own
  ) throws(FormatsError) {
    try self.init(opening: ChronicleInput(opening: path), forms: forms)
  }

  /// Reads a chronicle of which the beginning was looked at already, or that is in memory.
  ///
  /// - Parameters:
  ///   - input: what is to be read.
  ///   - forms: the forms that it may be in. What none of them knows is read as a lone table.
  /// - Throws: as for a path.
  public init(
    opening input: ChronicleInput, forms: [any ChronicleForm] = .own
  ) throws(FormatsError) {
    let table = forms.first { $0 is TableForm } ?? TableForm()
    self = try (forms.form(of: input) ?? table).chronicle(from: input)
  }
}
