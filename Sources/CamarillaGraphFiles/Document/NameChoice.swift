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

  /// Tells of the attributes that are kept beside the one that counts.
  func tell(
    of item: GraphItem, among names: [String], at location: Problem.Location?,
    to diagnostics: inout Diagnostics
  ) {
    for other in others {
      Self.tell(kept: names[other], beside: names[index], of: item, at: location, to: &diagnostics)
    }
  }

  /// Tells of an attribute that is kept beside the one that counts.
  static func tell(
    kept: String, beside chosen: String, of item: GraphItem, at location: Problem.Location?,
    to diagnostics: inout Diagnostics
  ) {
    let name = chosen.lowercased()
    diagnostics.once(
      per: key(of: item, attribute: kept),
      .warning(
        "\(item.rawValue)s have several attributes called '\(shortened(name))' but for the case;"
          + " '\(shortened(chosen))' counts, and '\(shortened(kept))' is kept as an attribute",
        at: location, text: kept, expected: "one attribute '\(shortened(name))'"))
  }

  /// Under what it is told that an attribute is called nearly as another one.
  static func key(of item: GraphItem, attribute name: String) -> String {
    "attribute \(item.rawValue) \(name)"
  }
}
