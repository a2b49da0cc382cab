/// Which relationships of a chronicle are looked for; conditions left out hold of all.
public struct RelationshipQuery: Hashable, Sendable {
  /// Those that hold at this time, by the options' reading and window.
  public var time: TimeSpan?
  /// Those that each of these figures is an end of.
  public var figures: [Figure.ID]
  /// Those that cite at least one of these sources.
  public var sources: Set<Source.ID>
  /// Those whose post, note or some attribute contains this, case and accents aside.
  public var text: String

  /// A query; what is left out holds for every relationship.
  public init(
    time: TimeSpan? = nil, figures: [Figure.ID] = [], sources: Set<Source.ID> = [],
    text: String = ""
  ) {
    self.time = time
    self.figures = figures
    self.sources = sources
    self.text = text
  }
}

extension Chronicle {
  /// The relationships that meet a query and count by the options, in the chronicle's order.
  ///
  /// A figure that the chronicle doesn't have is the end of none.
  ///
  /// O(m), and the texts of what meets all other conditions where one is looked for; with a time
  /// O(log m + hits).
  public func relationships(
    matching query: RelationshipQuery, options: SnapshotOptions = SnapshotOptions()
  ) -> [Relationship] {
    let ends = query.figures.map(figureIndex)
    let isCited = table.citationLists.map { list in
      query.sources.isEmpty || list.contains { query.sources.contains($0.source) }
    }
    let key = query.text.withoutCaseAndAccents
    let candidates: [Int]
    if let time = query.time {
      candidates = snapshot(of: time, options: options).rows.map(Int.init)
    } else if options.selection.isBySnapshot {
      // Without a time the circle is that of all that ever held.
      candidates = snapshot(during: .always, options: options).rows.map(Int.init)
    } else {
      let filter = RowFilter(chronicle: self, options: options)
      candidates = (0..<table.count).filter(filter.includes)
    }
    return candidates.filter { row in
      isCited[Int(table.citations[row])]
        && ends.allSatisfy { $0 == table.sources[row] || $0 == table.targets[row] }
        && (key.isEmpty || tells(of: key, row: row))
    }.map { relationships[$0] }
  }

  /// Whether a row's post, note or some attribute contains a key without case and accents.
  private func tells(of key: String, row: Int) -> Bool {
    let own = [table.posts[row], table.notes[row]]
    return (own + table.attributes.map { $0.column[row] }).contains {
      !$0.isEmpty && $0.withoutCaseAndAccents.contains(key)
    }
  }
}
