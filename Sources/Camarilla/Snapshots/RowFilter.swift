/// Which of a chronicle's relationships count, whatever else holds with them: by their kind, their confidence,
/// the sources that vouch for them, and what the selection says of them and of their ends.
struct RowFilter {
  private let table: RelationshipTable
  /// Whether nothing is left out.
  private let includesAll: Bool
  private let isWantedKind: [Bool]
  private let minimumConfidence: Double
  /// Whether something is left of each list of citations; empty where no source is struck.
  private let isVouchedFor: [Bool]
  /// Whether each figure may be an end; nil where all may.
  private let isSelected: [Bool]?
  private let meetsCondition: ((Int) -> Bool)?

  /// - Complexity: O(kinds), the length of all lists of citations where a source is struck, and O(figures) where
  ///   some are selected.
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
    isSelected = options.selection.figures(in: chronicle, options: options)
    meetsCondition = options.selection.condition?.relationships(in: chronicle, options: options)
    includesAll =
      options.kinds == nil && options.minimumConfidence <= 0 && struck.isEmpty && isSelected == nil
      && meetsCondition == nil
  }

  func includes(_ row: Int) -> Bool {
    if includesAll { return true }
    return isWantedKind[Int(table.kinds[row])] && table.confidences[row] >= minimumConfidence
      && (isVouchedFor.isEmpty || isVouchedFor[Int(table.citations[row])])
      && isSelected(row) && meetsCondition?(row) ?? true
  }

  private func isSelected(_ row: Int) -> Bool {
    guard let isSelected else { return true }
    return isSelected[Int(table.sources[row])] && isSelected[Int(table.targets[row])]
  }
}
