import Camarilla
import CamarillaFormats

/// Which attributes of a graph's edges mean what other formats call otherwise: the kind of a relationship, its sign,
/// its date, its source, its weight and its confidence.
public struct EdgeAttributeChoice: Hashable, Sendable {
  /// The attribute whose values are names of kinds, as `interaction`.
  public var kind: String?
  /// The attribute that tells friend from foe: by 1, 0 and −1, words such as `positive`, or the sign of a number.
  public var sign: String?
  /// The attribute that says when a relationship held: EDTF, or a date as other programs write it.
  public var when: String?
  /// The attribute that says which source tells of a relationship, as a chronicle's `citation`.
  public var source: String?
  /// The attribute that says how much a relationship counts, a number.
  public var weight: String?
  /// The attribute that says how far a relationship is to be believed, from 0 to 1.
  public var confidence: String?

  /// Every argument is the property of its name: an attribute of edges, or `label` for their labels. Nil is the one
  /// that is called so in a chronicle.
  public init(
    kind: String? = nil, sign: String? = nil, when: String? = nil, source: String? = nil,
    weight: String? = nil, confidence: String? = nil
  ) {
    self.kind = kind
    self.sign = sign
    self.when = when
    self.source = source
    self.weight = weight
    self.confidence = confidence
  }

  /// Each attribute that is chosen, with what a chronicle calls it.
  var roles: [(role: String, name: String)] {
    [
      ("kind", kind), ("sign", sign), ("when", when), ("citation", source), ("weight", weight),
      ("confidence", confidence),
    ].compactMap { role, name in name.map { (role, $0) } }
  }
}

extension GraphDocument {
  /// The document with the attributes that are chosen under the names that mean something to a chronicle.
  ///
  /// What was called so before stays an attribute. An attribute in another case is meant where there is none of the
  /// exact name.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` for attributes that no edge has, each with the nearest name.
  func choosing(_ choice: EdgeAttributeChoice) throws(FormatsError) -> GraphDocument {
    guard !choice.roles.isEmpty else { return self }
    var document = self
    if choice.roles.contains(where: { $0.name == "label" }), !edges.labels.isEmpty,
      !edges.columns.contains(where: { $0.name == "label" })
    {
      document.edges.columns.append(AttributeColumn(name: "label", values: edges.labels))
      document.edges.labels = TextColumn()
    }
    let names = document.edges.columns.map(\.name)
    var found: [(index: Int, role: String)] = []
    var unknown = Diagnostics()
    for (role, name) in choice.roles {
      let own = name == kindName && !names.contains(name) ? "kind" : name
      if let choice = NameChoice(name: own, among: names) {
        found.append((choice.index, role))
      } else if role == "weight", name.lowercased() == "weight" {
        // What is called so is a weight anyway, and no attribute.
      } else {
        unknown.add(document.unknownAttribute(name))
      }
    }
    try unknown.check()
    let formerWeights = found.first { $0.role == "weight" }.flatMap {
      document.takeWeights(from: document.edges.columns[$0.index])
    }
    // One attribute may be chosen for several things. A weight stays a column only where it changes.
    let chosen = found.map { document.edges.columns[$0.index].renamed($0.role) }
      .filter { $0.name != "weight" || !$0.changes.isEmpty }
    let indices = Set(found.map(\.index))
    document.edges.columns =
      chosen
      + document.edges.columns.indices.filter { !indices.contains($0) }
      .map { document.edges.columns[$0] }
      + [formerWeights].compactMap(\.self)
    document.chosenRoles = Dictionary(
      found.map { ($0.role, names[$0.index]) }, uniquingKeysWith: { first, _ in first })
    return document
  }

  /// Makes the numbers of an attribute the weights of edges.
  ///
  /// - Returns: the weights before, where there were any, which stay an attribute.
  private mutating func takeWeights(from column: AttributeColumn) -> AttributeColumn? {
    var former: AttributeColumn?
    if edges.haveWeights {
      former = AttributeColumn(name: "weight", type: .real)
      for edge in 0..<edges.count { former?.values[edge] = shortest(of: edges.weights[edge]) }
    }
    let changing = Set(column.changes.map(\.row))
    for edge in 0..<edges.count {
      let text = column.values[edge]
      if text.isEmpty, changing.contains(Int32(edge)) { continue }
      let location = location(of: column, row: edge) ?? location(ofEdge: edge) ?? location(line: 1)
      let weight = location.map { diagnostics.weight(from: text, at: $0) } ?? Double(text) ?? 1
      edges.setWeight(
        weight, ofEdge: edge, at: (line: location?.line ?? 1, column: location?.column ?? 1))
    }
    return former
  }

  private func unknownAttribute(_ name: String) -> Problem {
    var names = edges.columns.map(\.name)
    if let kindName { names.append(kindName) }
    if !edges.labels.isEmpty { names.append("label") }
    let listed = names.prefix(12).map { "'\(shortened($0))'" }.joined(separator: ", ")
    return .error(
      "no edge has the attribute '\(shortened(name))'", rule: .malformedTable,
      at: location(line: 1), text: name,
      expected: names.isEmpty
        ? "edges with attributes"
        : "one of \(listed)" + (names.count > 12 ? " and \(names.count - 12) more" : ""),
      suggestion: Suggestion(nearestTo: name, among: names))
  }
}
