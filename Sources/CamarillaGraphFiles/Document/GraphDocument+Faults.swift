import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// The errors that values of the document hold, such as dates and confidences.
  ///
  /// A reader that refuses a file tells them beside its own errors, so that whoever mends the file needs one
  /// run.
  var faultsOfValues: [Problem] {
    var document = self
    document.diagnostics = Diagnostics()
    do throws(FormatsError) {
      _ = try Chronicle(document: document, options: GraphFileOptions())
      return []
    } catch {
      guard case .invalid(let invalid) = error else { return [] }
      return invalid.problems.filter { $0.severity == .error }
    }
  }
}

extension Diagnostics {
  /// - Throws: ``FormatsError/invalid(_:)`` if there is an error among the problems, with those that the
  ///   document's values have as well.
  func check(with document: GraphDocument) throws(FormatsError) {
    guard hasErrors else { return }
    var all = self
    all.add(contentsOf: document.faultsOfValues)
    try all.check()
  }
}
