public import Camarilla
public import CamarillaFormats
import GRDB

extension ChronicleStore {
  /// Adds the rows of other chronicles, as one edit: new ones are added, changed ones amend those that they
  /// are, and those that the store has beside them are told, or taken out where that is asked for.
  ///
  /// ```swift
  /// let month = StoreAddition(name: "may.csv", chronicle: try Chronicle(opening: "may.csv"))
  /// let growth = try store.grow(by: [month], note: note)
  /// print(growth.relationships.added, growth.relationships.amended, growth.vanishedCount)
  /// ```
  ///
  /// A relationship is the one of the store that has its id, unless that is only a number there and neither kind nor
  /// pair nor time is the same: then it is another, under another id. Without an id, or with one that is new there,
  /// it is one of the same kind, ends and dates, unless both name sources and none in common; then an interval
  /// that begins alike or shares a day that is certain in both. Of several the one that is the same in all
  /// is taken first; each is taken once. It then says what its row says, in the columns that its table has, and
  /// keeps its id wherever the row stands. Ends of undirected kinds may be exchanged.
  ///
  /// Figures, sources and kinds are those of the same id or name. What a row of theirs leaves blank stays
  /// as it is in the store, since several tables may speak of them.
  ///
  /// The same rows again change nothing, and make no edit. What claims say against others of the store is
  /// left to reading the whole.
  ///
  /// - Parameters:
  ///   - additions: the chronicles in their order; what a later one says counts.
  ///   - note: who makes the edit, when and why.
  ///   - options: what becomes of vanished rows, and whether anything is changed at all.
  /// - Throws: `FormatsError.invalid` where a chronicle seems to be of another collection (it shares no figure
  ///   with the store, or most of what both have ids for is something else there), or where its kinds
  ///   contradict those of the store; and as all edits do. The store is then as it was.
  /// - Complexity: O(n + m + k log k) for n figures and m relationships of the store, and k rows that are
  ///   added; space: that of the rows added, and of those of the store that are of the same pairs, or all where
  ///   vanished ones are taken out.
  public func grow(
    by additions: [StoreAddition], note: EditNote, options: StoreGrowthOptions = .init()
  ) throws(FormatsError) -> StoreGrowth {
    try editing(isKept: !options.isDryRun) { editor in
      var grower = try StoreGrower(editor: editor, additions: additions, options: options)
      return try grower.grow(note: note)
    }
  }

  /// The ids of the store's figures.
  ///
  /// - Throws: as ``relationshipCount()``.
  /// - Complexity: O(n) for n figures.
  public func figureIDs() throws(FormatsError) -> Set<Figure.ID> {
    try accessing(path, for: .reading) {
      try queue.read { database in
        let (_, figures): ([Int], [Figure]) = try StoreReader(path: path, database: database).rows()
        return Set(figures.map(\.id))
      }
    }
  }

  /// The kinds that the store declares, those beside the standard ones included.
  ///
  /// - Throws: as ``relationshipCount()``.
  /// - Complexity: O(k) for k kinds.
  public func kinds() throws(FormatsError) -> [RelationshipKind] {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try StoreReader(path: path, database: database).kinds().map(\.kind)
      }
    }
  }
}
