public import Camarilla
public import CamarillaFormats

extension ChronicleStore {
  /// Adds a figure.
  ///
  /// - Throws: as all edits do; ``FormatsError/invalid(_:)`` where it is not valid.
  @discardableResult
  public func add(_ figure: Figure, _ note: EditNote) throws(FormatsError) -> StoreChange {
    let figure = figure.withoutOuterBlanks
    return try editing { editor in
      let warnings = try editor.check(figure)
      let row = try editor.nextRow(of: "figures")
      var edit = StoreEdit(editor, .add, note)
      try edit.put(RowText.text(figure), insteadOf: nil, .figures, row, id: figure.id)
      return edit.change(warnings: warnings)!
    }
  }

  /// Changes a figure, its id included: its relationships stay its own.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - change: changes what is to be changed.
  /// - Returns: the change; its warnings say which relationships lie beyond the figure's life.
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id for one that is not there.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func amend(
    figure id: Figure.ID, _ note: EditNote, _ change: (inout Figure) -> Void
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (row, old) = try editor.figure(id)
      var new = old
      change(&new)
      new = new.withoutOuterBlanks
      var warnings = try editor.check(new, insteadOf: old)
      let own = try editor.relationships(ofFigure: row).map(\.relationship)
      warnings += try editor.check(
        own.map { $0.renaming(old.id, to: new.id) }, with: [new], without: [old]
      ).filter { [.beforeBirth, .afterDeath].contains($0.rule) }
      var edit = StoreEdit(editor, .amend, note)
      try edit.put(RowText.text(new), insteadOf: RowText.text(old), .figures, row, id: new.id)
      return edit.change(warnings: warnings)!
    }
  }

  /// Takes a figure out.
  ///
  /// - Parameter withRelationships: whether to take its relationships out with it, as one edit.
  /// - Throws: ``FormatsError/invalid(_:)`` for a figure that has relationships, without that.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func retract(
    figure id: Figure.ID, withRelationships: Bool = false, _ note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (row, figure) = try editor.figure(id)
      let own = try editor.relationships(ofFigure: row)
      guard own.isEmpty || withRelationships else {
        throw StoreEditor.refusal(
          .unknownFigure,
          "figure '\(figure.id)' still has \(counted(own.map(\.relationship.id)))",
          id: figure.id,
          expected: "a figure without any; --with-relationships retracts them too, and"
            + " `camarilla store merge-figures` moves them to another figure")
      }
      var edit = StoreEdit(editor, .retract, note)
      for (number, relationship) in own {
        try edit.put(
          nil, insteadOf: RowText.text(relationship), .relationships, number, id: relationship.id)
      }
      try edit.put(nil, insteadOf: RowText.text(figure), .figures, row, id: figure.id)
      return edit.change()!
    }
  }

  /// Makes one figure of two: gives the relationships of the first to the second, and takes the first
  /// out, as one edit.
  ///
  /// What the second leaves blank (name, born, died, attributes) it takes from the first.
  ///
  /// - Returns: the change; its warnings say what the two tell differently, and what claims that stand
  ///   side by side now say against each other.
  /// - Throws: ``FormatsError/invalid(_:)`` with their ids where the two have relationships with each
  ///   other, which would tie a figure to itself.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func merge(
    figure id: Figure.ID, into kept: Figure.ID, _ note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (row, old) = try editor.figure(id)
      let (keptRow, figure) = try editor.figure(kept)
      guard row != keptRow else {
        throw StoreEditor.refusal(
          .duplicateID, "both are figure '\(old.id)'", id: id, expected: "two figures")
      }
      let moved = try editor.relationships(ofFigure: row)
      let mutual = moved.map(\.relationship).filter {
        $0.source == figure.id || $0.target == figure.id
      }
      guard mutual.isEmpty else {
        throw StoreEditor.refusal(
          .selfRelationship,
          "'\(old.id)' and '\(figure.id)' have \(counted(mutual.map(\.id))) with each other, and no"
            + " figure has one with itself", id: id,
          expected: "figures without; `camarilla store retract` takes out what is wrong")
      }
      let (new, differences) = figure.filled(from: old)
      let others = try editor.relationships(ofFigure: keptRow).map(\.relationship)
      let renamed = moved.map {
        ($0.number, $0.relationship, $0.relationship.renaming(old.id, to: new.id))
      }
      let warnings = try editor.check(
        others + renamed.map(\.2), with: [new], without: [old, figure])
      var edit = StoreEdit(editor, .merge, note)
      for (number, before, after) in renamed {
        try edit.put(
          RowText.text(after), insteadOf: RowText.text(before), .relationships, number,
          id: after.id)
      }
      try edit.put(
        RowText.text(new), insteadOf: RowText.text(figure), .figures, keptRow, id: new.id)
      try edit.put(nil, insteadOf: RowText.text(old), .figures, row, id: old.id)
      let ids = Set(renamed.map(\.2.id))
      return edit.change(
        warnings: differences
          + warnings.filter { problem in
            problem.subject.map { ids.contains($0.id) } ?? false
              || problem.related.contains { ids.contains($0.id) }
          })!
    }
  }
}

extension Relationship {
  /// The same with another figure at an end.
  fileprivate func renaming(_ old: Figure.ID, to new: Figure.ID) -> Relationship {
    var renamed = self
    if source == old { renamed.source = new }
    if target == old { renamed.target = new }
    return renamed
  }
}

extension Figure {
  /// The figure with what it leaves blank taken from another, and what both tell differently.
  fileprivate func filled(from other: Figure) -> (Figure, differences: [Problem]) {
    var figure = self
    // A figure that nobody named is called by its id.
    if name == id { figure.name = other.name == other.id ? name : other.name }
    figure.born = born ?? other.born
    figure.died = died ?? other.died
    var differences = MergeDifferences(kept: id, left: other.id)
    if other.name != other.id { differences.compare("name", figure.name, other.name) }
    differences.compare("born", born?.description, other.born?.description)
    differences.compare("died", died?.description, other.died?.description)
    figure.attributes = differences.merge(attributes, other.attributes)
    return (figure, differences.problems)
  }
}

/// What two rows tell differently that become one.
struct MergeDifferences {
  var kept: String
  var left: String
  private(set) var problems: [Problem] = []

  init(kept: String, left: String) {
    self.kept = kept
    self.left = left
  }

  mutating func compare(_ column: String, _ kept: String?, _ left: String?) {
    guard let kept, let left, kept != left else { return }
    problems.append(
      Problem(
        .warning, .contradiction,
        "\(column) stays '\(shortened(kept))'; '\(self.left)' had '\(shortened(left))'",
        text: left))
  }

  /// The attributes of the one, and behind them those that only the other has.
  mutating func merge(_ attributes: [Attribute], _ others: [Attribute]) -> [Attribute] {
    var merged = attributes
    for other in others {
      if let own = attributes.first(where: { $0.name == other.name }) {
        compare(other.name, own.value, other.value)
      } else {
        merged.append(other)
      }
    }
    return merged
  }
}

/// `3 relationships (r1, r2, r3)`; of many the first ten.
func counted(_ ids: [String]) -> String {
  let shown = ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? ", …" : "")
  return "\(ids.count) relationship\(ids.count == 1 ? "" : "s") (\(shown))"
}
