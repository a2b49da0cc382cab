import CamarillaFormats

/// The parameters that questions have in common, each described once.
struct SharedParameters {
  /// By their references' last words, in the order in which they were first needed.
  private(set) var members: [JSONValue.Member] = []
  private var names: [JSONValue: String] = [:]
  private var counts: [String: Int] = [:]

  /// A reference to a parameter, which is taken in if it is new. Those of one name that differ have numbers.
  mutating func reference(to parameter: JSONValue) -> JSONValue {
    if let name = names[parameter] { return Self.reference(named: name) }
    let plain = parameter["name"]?.text ?? ""
    let count = counts[plain, default: 0] + 1
    counts[plain] = count
    let name = count == 1 ? plain : "\(plain)-\(count)"
    names[parameter] = name
    members.append(.init(name: name, value: parameter))
    return Self.reference(named: name)
  }

  private static func reference(named name: String) -> JSONValue {
    ["$ref": .string("#/components/parameters/" + name)]
  }
}
