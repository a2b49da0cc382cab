import Camarilla
import CamarillaFormats

/// Which attributes of a graph's edges mean what other formats call otherwise: the kind of a relationship, its sign,
/// its date and its source.
public struct EdgeAttributeChoice: Hashable, Sendable {
  /// The attribute whose values are names of kinds, as `interaction`.
  public var kind: String?
  /// The attribute that tells friend from foe: by 1, 0 and −1, words such as `positive`, or the sign of a number.
  public var sign: String?
  /// The attribute that says when a relationship held: EDTF, or a date as other programs write it.
  public var when: String?
  /// The attribute that says which source tells of a relationship, as a chronicle's `citation`.
  public var source: String?

  /// Every argument is the property of its name: an attribute of edges, or `label` for their labels. Nil is the one
  /// that is called so in a chronicle.
  public init(
    kind: String? = nil, sign: String? = nil, when: String? = nil, source: String? = nil
  ) {
    self.kind = kind
    self.sign = sign
    self.when = when
    self.source = source
  }

  /// Each attribute that is chosen, with what a chronicle calls it.
  var roles: [(role: String, name: String)] {
    [("kind", kind), ("sign", sign), ("when", when), ("citation", source)].compactMap {
      role, name in name.map { (role, $0) }
    }
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
      } else {
        unknown.add(document.unknownAttribute(name))
      }
    }
    try unknown.check()
    // One attribute may be chosen for several things.
    let chosen = found.map { document.edges.columns[$0.index].renamed($0.role) }
    let indices = Set(found.map(\.index))
    document.edges.columns =
      chosen
      + document.edges.columns.indices.filter { !indices.contains($0) }
      .map { document.edges.columns[$0] }
    document.chosenRoles = Dictionary(
      found.map { ($0.role, names[$0.index]) }, uniquingKeysWith: { first, _ in first })
    return document
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
