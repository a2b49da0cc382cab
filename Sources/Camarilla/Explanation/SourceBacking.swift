/// Which of a snapshot's relationships each source stands behind.
struct SourceBacking {
  struct Entry {
    let id: Source.ID
    /// The indices of the relationships that cite it, ascending.
    var citing: [Int] = []
    /// Those of them that cite nothing else, so that they would drop out were it struck.
    var sole: [Int] = []
  }

  /// Those that some relationship cites and that are not struck already, in the order of
  /// ``Chronicle/sourceIDs()``.
  let sources: [Entry]

  /// - Parameter indices: of the relationships to look at; all unless told.
  /// - Complexity: O(relationships and their citations, and the chronicle's lists of citations).
  init(snapshot: Snapshot, indices: [Int]? = nil) {
    let table = snapshot.chronicle.table
    let struck = snapshot.options.withoutSources
    var entries: [Source.ID: Entry] = [:]
    for index in indices ?? Array(snapshot.rows.indices) {
      let list = table.citationLists[Int(table.citations[Int(snapshot.rows[index])])]
      var cited: [Source.ID] = []
      for citation in list where !struck.contains(citation.source) {
        // Lists are short.
        if !cited.contains(citation.source) { cited.append(citation.source) }
      }
      for id in cited {
        entries[id, default: Entry(id: id)].citing.append(index)
        if cited.count == 1 { entries[id]?.sole.append(index) }
      }
    }
    sources = snapshot.chronicle.sourceIDs().compactMap { entries[$0] }
  }
}
