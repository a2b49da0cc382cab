import CamarillaFormats

/// Attributes that one statement of a graph in DOT gives several values, of which one warning tells.
struct OverriddenAttributes {
  private var count = 0
  private var first: DOTFault?

  /// Looks through the attributes of one statement.
  mutating func note(_ assignments: [DOTGraphBuilder.Assignment]) {
    var values: [String: DOTGraph.Value] = [:]
    for (name, value) in assignments {
      guard let earlier = values.updateValue(value, forKey: name),
        earlier.text != value.text || earlier.isMarkup != value.isMarkup
      else { continue }
      count += 1
      if first == nil, let position = value.position {
        first = DOTFault(
          message: "'\(shortened(name))' is '\(shortened(earlier.text))' and"
            + " '\(shortened(value.text))' in one statement, of which the last counts, as in Graphviz",
          expected: "every attribute once", text: shortened(value.text), position: position)
      }
    }
  }

  var doubts: [DOTFault] {
    guard var fault = first else { return [] }
    if count > 1 { fault.message += " (\(count) times)" }
    return [fault]
  }
}
