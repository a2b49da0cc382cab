import Camarilla

/// The kinds of a store that grows. Rows are of a kind by its name, so one name means one thing.
struct GrowingKinds {
  private let stored: [(row: Int, kind: RelationshipKind)]
  private var added: [RelationshipKind] = []
  private var known: [String: RelationshipKind]
  /// Which of the chronicles that are added brought a kind.
  private var givers: [String: String] = [:]

  init(_ stored: [(row: Int, kind: RelationshipKind)]) {
    self.stored = stored
    known = Dictionary(
      stored.map { ($0.kind.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  /// Those of the store and those that are added.
  var all: [RelationshipKind] { stored.map(\.kind) + added }

  /// The row of a kind in the store; nil where it has none of that name.
  func row(named name: String) -> Int? { stored.first { $0.kind.name == name }?.row }

  func isDirected(_ name: String) -> Bool { known[name]?.isDirected ?? false }

  /// Takes the kinds of a chronicle; returns what they say against the store's.
  mutating func take(_ addition: StoreAddition) -> [Problem] {
    var problems: [Problem] = []
    for kind in addition.chronicle.kinds {
      guard let own = known[kind.name] else {
        known[kind.name] = kind
        added.append(kind)
        givers[kind.name] = addition.name
        continue
      }
      if own == kind { continue }
      let found =
        "kind '\(kind.name)' is \(kind.properties) in '\(addition.name)' and \(own.properties) in"
        + (givers[kind.name].map { " '\($0)'" } ?? " the store")
      // Whoever doesn't declare a standard kind, or gives a kind no sign, says nothing of it.
      let isSilent =
        RelationshipKind.standard.contains(kind)
        || kind.sign == .neutral && kind.isDirected == own.isDirected
      problems.append(
        isSilent
          ? .warning("\(found), which counts", rule: .contradiction, text: kind.name)
          : .error(
            found, rule: .contradiction, text: kind.name,
            expected: "one meaning of a kind, or another name"))
    }
    return problems
  }

  func put(into edit: inout StoreEdit) throws -> StoreGrowth.Counts {
    for kind in added {
      try edit.put(kind, insteadOf: nil, at: try edit.editor.nextRow(of: "kinds"))
    }
    return StoreGrowth.Counts(added: added.count, unchanged: stored.count)
  }

  /// Takes out the kinds that no chronicle has; nothing is of them any more. The standard ones stay.
  func retractVanished(in edit: inout StoreEdit, additions: [StoreAddition]) throws -> Int {
    let given = Set(additions.flatMap { $0.chronicle.kinds.map(\.name) })
    let standard = Set(RelationshipKind.standard.map(\.name))
    let vanished = stored.filter {
      !given.contains($0.kind.name) && !standard.contains($0.kind.name)
    }
    for (row, kind) in vanished { try edit.put(nil, insteadOf: kind, at: row) }
    return vanished.count
  }
}
