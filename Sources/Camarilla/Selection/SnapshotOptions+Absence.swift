/// Why a figure is in no snapshot of some time.
package enum Absence: Hashable, Sendable {
  /// A part of the selection leaves it out whatever its relationships are.
  case filter(EmptySelection.Filter)
  /// It has relationships then, and is too far from whom the circle is of, or too loosely tied to it.
  case outsideCircle
  /// Its relationships of the time are none of those that the selection leaves.
  case untiedInSelection
  /// It has no relationship then that counts.
  case untied
}

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

  /// Why a figure is in no snapshot of a time.
  ///
  /// - Parameters:
  ///   - id: a figure who is in none.
  ///   - time: the time asked about; nil for all that ever held.
  /// - Complexity: O(relationships of the chronicle) where the selection depends on relationships.
  package func absence(
    of id: Figure.ID, at time: AskedTime?, in chronicle: Chronicle
  ) -> Absence {
    if let filter = filter(leavingOut: id, in: chronicle) { return .filter(filter) }
    guard !selection.isAll, let index = chronicle.figureIndex(id: id).map(Int.init) else {
      return .untied
    }
    func isThere(_ options: SnapshotOptions) -> Bool {
      EverHeld(in: chronicle, at: time.map { [$0] }, options: options).figures[index]
    }
    if selection.isBySnapshot {
      var options = self
      (options.selection.around, options.selection.core) = ([], nil)
      options.selection.isLargest = false
      if isThere(options) { return .outsideCircle }
    }
    return isThere(withoutSelection) ? .untiedInSelection : .untied
  }
}
