public import Camarilla
public import CamarillaFormats

// Figures and sources are edited alike; see `NamedRow` for what tells them apart.

extension ChronicleStore {
  /// Adds a figure.
  ///
  /// - Throws: as all edits do; `FormatsError.invalid` where it is not valid.
  @discardableResult
  public func add(_ figure: Figure, note: EditNote) throws(FormatsError) -> StoreChange {
    try add(row: figure, note: note)
  }

  /// Adds a source.
  ///
  /// - Throws: as all edits do; `FormatsError.invalid` where it is not valid.
  @discardableResult
  public func add(_ source: Source, note: EditNote) throws(FormatsError) -> StoreChange {
    try add(row: source, note: note)
  }

  /// Changes a figure, its id included: its relationships stay its own.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - note: who makes the edit, when and why.
  ///   - change: changes what is to be changed.
  /// - Returns: the change, whose warnings say which relationships lie beyond the figure's life; nil where
  ///   the figure is already as it is to be.
  /// - Throws: `FormatsError.invalid` with the nearest id for one that is not there.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func amend(
    figure id: Figure.ID, note: EditNote, _ change: (inout Figure) -> Void
  ) throws(FormatsError) -> StoreChange? {
    try amend(key: id.rawValue, note: note, change)
  }

  /// Changes a figure by what may fail, such as reading a date.
  ///
  /// - Throws: what `change` throws, which changes nothing, and as amending does.
  @discardableResult
  public func amend(
    figure id: Figure.ID, note: EditNote, _ change: (inout Figure) throws -> Void
  ) throws -> StoreChange? {
    try amending(by: change) { change throws(FormatsError) in
      try amend(figure: id, note: note, change)
    }
  }

  /// Changes a source; where its id is changed, in everything that cites it too, as one edit.
  ///
  /// - Returns: the change; nil where the source is already as it is to be.
  /// - Throws: `FormatsError.invalid` with the nearest id for one that is not there.
  /// - Complexity: O(m) for m relationships where the id is changed.
  @discardableResult
  public func amend(
    source id: Source.ID, note: EditNote, _ change: (inout Source) -> Void
  ) throws(FormatsError) -> StoreChange? {
    try amend(key: id, note: note, change)
  }

  /// Changes a source by what may fail.
  ///
  /// - Throws: what `change` throws, which changes nothing, and as amending does.
  @discardableResult
  public func amend(
    source id: Source.ID, note: EditNote, _ change: (inout Source) throws -> Void
  ) throws -> StoreChange? {
    try amending(by: change) { change throws(FormatsError) in
      try amend(source: id, note: note, change)
    }
  }

  /// Takes a figure out.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - withRelationships: whether to take its relationships out with it, as one edit.
  ///   - note: who makes the edit, when and why.
  /// - Throws: `FormatsError.invalid` for a figure that has relationships, without that.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func retract(
    figure id: Figure.ID, withRelationships: Bool = false, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      try editor.retract(
        Figure.self, id: id.rawValue, isThorough: withRelationships, note: note)
    }
  }

  /// Takes a source out.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - withCitations: whether to take it out of what cites it too, as one edit.
  ///   - note: who makes the edit, when and why.
  /// - Throws: `FormatsError.invalid` for a source that is cited, without that.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func retract(
    source id: Source.ID, withCitations: Bool = false, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try retract(Source.self, key: id, isThorough: withCitations, note: note)
  }

  /// Makes one figure of two: gives the relationships of the first to the second, and takes the first
  /// out, as one edit.
  ///
  /// What the second leaves blank it takes from the first.
  ///
  /// - Returns: the change; its warnings say what the two tell differently, and what claims that stand
  ///   side by side now say against each other.
  /// - Throws: `FormatsError.invalid` with their ids where the two have relationships with each
  ///   other, which would tie a figure to itself.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func merge(
    figure id: Figure.ID, into kept: Figure.ID, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try merge(Figure.self, key: id.rawValue, into: kept.rawValue, note: note)
  }

  /// Makes one source of two: whatever cites the first then cites the second, and the first is taken
  /// out, as one edit.
  ///
  /// What the second leaves blank it takes from the first. That one may also be an id that is cited and
  /// listed nowhere, a misspelled one for instance.
  ///
  /// - Returns: the change; its warnings say what the two tell differently.
  /// - Throws: as all edits do; `FormatsError.invalid` with the nearest id for one that is not there, and where both
  ///   are the same source.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func merge(
    source id: Source.ID, into kept: Source.ID, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try merge(Source.self, key: id, into: kept, note: note)
  }
}

// For programs that edit both alike.

extension ChronicleStore {
  /// Adds a figure or a source.
  package func add<Row: NamedRow>(row: Row, note: EditNote) throws(FormatsError) -> StoreChange {
    try editing { editor in try editor.add(row, note: note) }
  }

  /// Changes a figure or a source; see ``amend(figure:note:_:)`` and ``amend(source:note:_:)``.
  package func amend<Row: NamedRow>(
    key: String, note: EditNote, _ change: (inout Row) -> Void
  ) throws(FormatsError) -> StoreChange? {
    try editing { editor in try editor.amend(key, note: note, change) }
  }

  /// Takes a figure or a source out, with what names it where that is asked for.
  package func retract<Row: NamedRow>(
    _ type: Row.Type, key: String, isThorough: Bool, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      try editor.retract(type, id: key, isThorough: isThorough, note: note)
    }
  }

  /// Makes one figure, or one source, of two.
  package func merge<Row: NamedRow>(
    _ type: Row.Type, key: String, into kept: String, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in try editor.merge(type, id: key, into: kept, note: note) }
  }
}
