extension Selection {
  /// Why a text is no condition, or none that can be asked of a chronicle.
  public struct ConditionError: Error, Hashable, Sendable {
    /// The text.
    public let text: String
    /// Where in it the trouble is, in characters from 0.
    public let offset: Int
    /// What was found there, and what was expected.
    public let message: String

    init(text: String, offset: Int, message: String) {
      self.text = text
      self.offset = offset
      self.message = message
    }
  }
}

extension Selection.ConditionError: CustomStringConvertible {
  /// What is wrong; below it the text on one line, and a caret under the place.
  public var description: String {
    let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return "\(message)\n  \(line)\n  \(String(repeating: " ", count: offset))^"
  }
}
