import Camarilla
import CamarillaFormats

/// What something that is said is about, for a form to say it beside its field, and to offer what mends it.
struct Concern: Sendable {
  /// The option, argument or column.
  var field: String?
  /// What was broken, and the text that broke it, where a problem of the data is said.
  var rule: Problem.Rule?
  var text: String?
  /// The one text that would be right in its place.
  var suggestion: String?

  init(field: String?) { self.field = field }

  init(_ problem: Problem) {
    field = problem.subject?.field
    rule = problem.rule
    text = problem.text
    // Of several, somebody has to choose.
    suggestion = problem.suggestion.flatMap { $0.contains(" or ") ? nil : $0 }
  }

  init(_ failure: CommandFailure) {
    (field, text, suggestion) = (failure.field, failure.text, failure.suggestion)
  }

  /// What is said about it, as the explorer's interface has it.
  func json(message: String) -> JSONValue {
    var json: JSONValue = ["message": .string(message)]
    json["option"] = field.map { .string($0) }
    json["rule"] = (rule?.rawValue).map { .string($0) }
    json["text"] = text.map { .string($0) }
    json["suggestion"] = suggestion.map { .string($0) }
    return json
  }
}
