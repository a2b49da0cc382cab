import Camarilla

extension Chronicle {
  /// Makes sure that every form of the chronicle's own can hold it, and would read back the same.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a key or an attribute's name that is blank, an attribute
  ///   that is called as a column or stands twice on one row, and a citation that would be read otherwise.
  package func checkRepresentable() throws(FormatsError) {
    if let problem = keyProblems.first { throw .notRepresentable(reason: problem.message) }
  }
}
