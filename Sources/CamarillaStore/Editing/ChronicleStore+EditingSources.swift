public import Camarilla
public import CamarillaFormats

extension ChronicleStore {
  /// Adds a source.
  ///
  /// - Throws: as all edits do; ``FormatsError/invalid(_:)`` where it is not valid.
  @discardableResult
  public func add(_ source: Source, _ note: EditNote) throws(FormatsError) -> StoreChange {
    let source = source.withoutOuterBlanks
    return try editing { editor in
      try editor.check(source)
      let row = try editor.nextRow(of: "sources")
      var edit = StoreEdit(editor, .add, note)
      try edit.put(RowText.text(source), insteadOf: nil, .sources, row, id: source.id)
      return edit.change()!
    }
  }

  /// Changes a source; where its id is changed, in everything that cites it too, as one edit.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id for one that is not there.
  /// - Complexity: O(m) for m relationships where the id is changed.
  @discardableResult
  public func amend(
    source id: Source.ID, _ note: EditNote, _ change: (inout Source) -> Void
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (row, old) = try editor.source(id)
      var new = old
      change(&new)
      new = new.withoutOuterBlanks
      try editor.check(new, insteadOf: old)
      var edit = StoreEdit(editor, .amend, note)
      try edit.put(RowText.text(new), insteadOf: RowText.text(old), .sources, row, id: new.id)
      if new.id != old.id { try editor.cite(new.id, insteadOf: old.id, in: &edit) }
      return edit.change()!
    }
  }

  /// Takes a source out.
  ///
  /// - Parameter withCitations: whether to take it out of what cites it too, as one edit.
  /// - Throws: ``FormatsError/invalid(_:)`` for a source that is cited, without that.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func retract(
    source id: Source.ID, withCitations: Bool = false, _ note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (row, source) = try editor.source(id)
      let citing = try editor.relationships(citing: source.id).map(\.relationship.id)
      guard citing.isEmpty || withCitations else {
        throw StoreEditor.refusal(
          .unknownCitation, "source '\(source.id)' is still cited by \(counted(citing))",
          id: source.id,
          expected: "a source that nothing cites; --with-citations takes it out of them too, and"
            + " `camarilla store merge-sources` has them cite another")
      }
      var edit = StoreEdit(editor, .retract, note)
      try editor.cite(nil, insteadOf: source.id, in: &edit)
      try edit.put(nil, insteadOf: RowText.text(source), .sources, row, id: source.id)
      return edit.change()!
    }
  }

  /// Makes one source of two: whatever cites the first then cites the second, and the first is taken
  /// out, as one edit.
  ///
  /// What the second leaves blank (title, author, published, url, attributes) it takes from the first. That
  /// one may also be an id that is cited and listed nowhere, a misspelled one for instance.
  ///
  /// - Returns: the change; its warnings say what the two tell differently.
  /// - Complexity: O(m) for m relationships.
  @discardableResult
  public func merge(
    source id: Source.ID, into kept: Source.ID, _ note: EditNote
  ) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (keptRow, source) = try editor.source(kept)
      let citing = try editor.relationships(citing: id)
      let listed = try citing.isEmpty ? editor.source(id) : editor.listedSource(id)
      guard listed?.row != keptRow else {
        throw StoreEditor.refusal(
          .duplicateID, "both are source '\(source.id)'", id: id, expected: "two sources")
      }
      var edit = StoreEdit(editor, .merge, note)
      try editor.cite(source.id, insteadOf: id, in: &edit)
      let (new, differences) = listed.map { source.filled(from: $0.source) } ?? (source, [])
      try edit.put(
        RowText.text(new), insteadOf: RowText.text(source), .sources, keptRow, id: new.id)
      if let listed {
        try edit.put(
          nil, insteadOf: RowText.text(listed.source), .sources, listed.row, id: listed.source.id)
      }
      return edit.change(warnings: differences)!
    }
  }
}

extension Source {
  /// The source with what it leaves blank taken from another, and what both tell differently.
  fileprivate func filled(from other: Source) -> (Source, differences: [Problem]) {
    var source = self
    // A source that nobody named is called by its id.
    if title == id { source.title = other.title == other.id ? title : other.title }
    source.author = author ?? other.author
    source.published = published ?? other.published
    source.url = url ?? other.url
    var differences = MergeDifferences(kept: id, left: other.id)
    if other.title != other.id { differences.compare("title", source.title, other.title) }
    differences.compare("author", author, other.author)
    differences.compare("published", published, other.published)
    differences.compare("url", url, other.url)
    source.attributes = differences.merge(attributes, other.attributes)
    return (source, differences.problems)
  }
}
