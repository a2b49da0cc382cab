/// Which of a chronicle's relationships count, whatever their dates are: by their kind, their
/// confidence and the sources that vouch for them.
struct RowFilter {
  private let table: RelationshipTable
  private let isWantedKind: [Bool]
  private let minimumConfidence: Double
  /// Whether something is left of each list of citations; empty where no source is struck.
  private let isVouchedFor: [Bool]

  /// - Complexity: O(kinds), and the length of all lists of citations where a source is struck.
  init(chronicle: Chronicle, options: SnapshotOptions) {
    table = chronicle.table
    isWantedKind = chronicle.kinds.map { options.kinds?.contains($0.name) ?? true }
    minimumConfidence = options.minimumConfidence
    let struck = options.withoutSources
    isVouchedFor =
      struck.isEmpty
      ? []
      : table.citationLists.map { list in
        list.isEmpty || list.contains { !struck.contains($0.source) }
      }
  }

  func includes(_ row: Int) -> Bool {
    isWantedKind[Int(table.kinds[row])] && table.confidences[row] >= minimumConfidence
      && (isVouchedFor.isEmpty || isVouchedFor[Int(table.citations[row])])
  }
}
