import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// The problems of a text as a file of a format; its warnings when it can be read.
func problems(
  _ text: String, _ read: (TableInput) throws(FormatsError) -> GraphDocument
) throws -> [Problem] {
  do throws(FormatsError) {
    return try read(TableInput(name: "f", bytes: Array(text.utf8))).problems
  } catch {
    guard case .invalid(let invalid) = error else { throw error }
    return invalid.problems
  }
}

func parsed(
  _ text: String, _ read: (TableInput) throws(FormatsError) -> GraphDocument
) throws -> GraphDocument {
  try read(TableInput(name: "f", bytes: Array(text.utf8)))
}
