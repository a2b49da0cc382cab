extension SnapshotOptions {
  /// Which part of the selection leaves a figure out whatever its relationships are; nil for none.
  ///
  /// - Complexity: O(1), or what a condition asks of all figures.
  package func filter(leavingOut id: Figure.ID, in chronicle: Chronicle) -> EmptySelection.Filter? {
    if selection.without.contains(id) { return .without }
    if let only = selection.only, !only.contains(id) { return .only }
    let condition = Selection(where: selection.condition)
    guard let meets = condition.figures(in: chronicle, options: self),
      let index = chronicle.figureIndex(id: id)
    else { return nil }
    return meets[Int(index)] ? nil : .condition
  }
}
