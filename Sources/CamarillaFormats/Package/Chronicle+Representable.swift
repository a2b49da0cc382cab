import Camarilla

extension Chronicle {
  /// Makes sure that every form of the chronicle's own can hold it, and would read back the same.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)``.
  package func checkRepresentable() throws(FormatsError) {
    _ = try TableColumns(self)
    try checkNames()
  }

  /// Makes sure that what names things reads back as it is.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a key that is blank, or a citation that
  ///   a list of citations would read otherwise.
  func checkNames() throws(FormatsError) {
    for figure in figures { try require(figure.id.rawValue, what: "the id of a figure") }
    for kind in kinds { try require(kind.name, what: "the name of a kind") }
    for source in sources { try require(source.id, what: "the id of a source") }
    for citation in table.citationLists.joined() {
      let text = citation.description
      guard Citation.list(text) == [citation] else {
        throw .notRepresentable(
          reason: "the citation '\(shortened(text))' reads back otherwise; it may hold no ';',"
            + " no space at either end, and no '#' in the source's id")
      }
    }
  }

  private func require(_ text: String, what: String) throws(FormatsError) {
    if text.isEmpty { throw .notRepresentable(reason: "\(what) is blank") }
  }
}
