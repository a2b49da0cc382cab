import CamarillaExplorer
import CamarillaFormats

extension ExplorerAnswer {
  /// An answer in JSON.
  static func json(
    _ value: JSONValue, status: Status = .ok, commandLine: String? = nil
  ) -> ExplorerAnswer {
    ExplorerAnswer(
      status: status, contentType: "application/json", body: Array((value.compactText + "\n").utf8),
      commandLine: commandLine)
  }

  /// Why there is no answer.
  ///
  /// - Parameters:
  ///   - status: how HTTP says it.
  ///   - message: a sentence for whoever asked.
  ///   - field: the part of the question that it is about, where that can be told.
  static func refusal(
    _ status: Status, _ message: String, field: String? = nil
  ) -> ExplorerAnswer {
    var value: JSONValue = ["message": .string(message)]
    value["option"] = field.map { .string($0) }
    return json(value, status: status)
  }

  /// What an error means to whoever asked.
  static func failure(_ error: any Error) -> ExplorerAnswer {
    guard let failure = error as? CommandFailure else {
      var answer = refusal(.unavailable, "\(error)")
      if case FormatsError.busy = error { answer.isBusy = true }
      return answer
    }
    return refusal(
      [.usage, .invalidData].contains(failure.status) ? .badRequest : .unavailable,
      failure.message, field: failure.field)
  }
}
