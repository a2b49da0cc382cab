/// How many figures and relationships a selection leaves, and of how many.
public struct SelectionCount: Encodable, Hashable, Sendable {
  /// How many are left of how many.
  public struct Part: Encodable, Hashable, Sendable {
    /// How many are left.
    public let kept: Int
    /// How many there are without the selection.
    public let of: Int
  }

  /// The figures.
  public let figures: Part
  /// The relationships.
  public let relationships: Part

  /// Of some snapshots together, each figure and each relationship once.
  ///
  /// - Parameters:
  ///   - snapshots: those that were cut to a selection.
  ///   - whole: the same without it.
  /// - Complexity: O(n + m) a snapshot.
  public init(of snapshots: some Sequence<Snapshot>, outOf whole: some Sequence<Snapshot>) {
    func held(_ snapshots: some Sequence<Snapshot>) -> EverHeld? {
      snapshots.reduce(into: nil as EverHeld?) { held, snapshot in
        held = held ?? EverHeld(in: snapshot.chronicle)
        held?.add(snapshot)
      }
    }
    self.init(of: held(snapshots), outOf: held(whole))
  }

  init(of held: EverHeld?, outOf whole: EverHeld?) {
    func part(_ marks: (EverHeld) -> [Bool]) -> Part {
      func count(_ held: EverHeld?) -> Int { held.map { marks($0).count { $0 } } ?? 0 }
      return Part(kept: count(held), of: count(whole))
    }
    figures = part(\.figures)
    relationships = part(\.rows)
  }

  /// Of all snapshots that are asked about.
  ///
  /// - Parameters:
  ///   - times: when they are of; nil for all that ever held.
  ///   - options: with the selection.
  ///   - isOfWhole: whether those count whom the selection means in the whole, tied to each other or not.
  package init(
    in chronicle: Chronicle, at times: [AskedTime]?, options: SnapshotOptions,
    isOfWhole: Bool = false
  ) {
    var held = EverHeld(in: chronicle, at: times, options: options)
    let whole = EverHeld(in: chronicle, at: times, options: options.withoutSelection)
    if isOfWhole, options.selection.isOfFigures,
      let isSelected = options.selection.figures(in: chronicle, options: options)
    {
      held.figures = zip(whole.figures, isSelected).map { $0 && $1 }
    }
    self.init(of: held, outOf: whole)
  }
}
