import Camarilla
import CamarillaFormats

/// Which of several names means something to a format or to a chronicle: the one that is written exactly so,
/// or else the first that differs in case.
struct NameChoice {
  /// The one that counts.
  let index: Int
  /// Those that are the same but for the case, and remain attributes.
  let others: [Int]

  /// - Parameter allowsOtherCase: whether a name in another case means the same where there is none that
  ///   is written exactly so.
  init?(name: String, among names: [String], allowsOtherCase: Bool = true) {
    let folded = name.lowercased()
    let alike = names.indices.filter { names[$0] == name || names[$0].lowercased() == folded }
    let exact = alike.first { names[$0] == name }
    guard let index = exact ?? (allowsOtherCase ? alike.first : nil) else { return nil }
    self.index = index
    others = alike.filter { names[$0] != names[index] }
  }

  /// What is told of an attribute that is kept beside the one that counts.
  static func problem(
    of items: String, chosen: String, kept: String, at location: Problem.Location?
  ) -> Problem {
    let name = chosen.lowercased()
    return Problem(
      severity: .warning, rule: .malformedValue,
      message: "\(items) have several attributes called '\(shortened(name))' but for the case;"
        + " '\(shortened(chosen))' counts, and '\(shortened(kept))' is kept as an attribute",
      location: location, text: kept, expected: "one attribute '\(shortened(name))'")
  }
}
