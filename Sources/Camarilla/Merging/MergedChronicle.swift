/// Several chronicles made one, and what they say differently.
public struct MergedChronicle: Sendable {
  /// What became of one of the chronicles.
  public struct Part: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// How many figures it has, and how many of them earlier ones have too.
    public var figures = 0
    /// How many of its figures earlier chronicles have.
    public var sharedFigures = 0
    /// How many relationships it has.
    public var relationships = 0
    /// How many of its relationships earlier chronicles have.
    public var sharedRelationships = 0
  }

  /// All of them in one.
  public let chronicle: Chronicle
  /// The chronicles in their order.
  public let parts: [Part]
  /// What was told differently, and what has another name now: each with what counts.
  public let differences: [Problem]
}

extension Chronicle {
  /// Makes one chronicle of several.
  ///
  /// ```swift
  /// let merged = try Chronicle.merging([("court", court), ("letters", letters)])
  /// for difference in merged.differences { print(difference) }
  /// ```
  ///
  /// Figures and sources are the same when their ids are, or when `same` says so. What one leaves blank it takes from
  /// the others; where two say different things the first counts, and the other is told of in
  /// ``MergedChronicle/differences``. A kind that means something else in a later chronicle gets another name there,
  /// since its claims would else change sides.
  ///
  /// A claim that several chronicles make is taken once: the same kind, ends, period, post, weight and confidence, and no
  /// contradiction in note and other columns. It then cites all their sources. Each chronicle may make a claim
  /// as often as it does. Ids of relationships stay; one that is taken gets a number, `r12-2`.
  ///
  /// - Parameters:
  ///   - chronicles: with what messages call them; the first counts most.
  ///   - same: figures that are the same although their ids differ.
  ///   - isStrict: whether differences are errors.
  ///   - title: what the whole is called; as the first that has a title unless told.
  /// - Throws: every problem: unknown ids in `same`, relationships that would tie a figure to itself, and with
  ///   `isStrict` every difference.
  /// - Complexity: O(n + m) expected, for n figures and m relationships of all.
  public static func merging(
    _ chronicles: [(name: String, chronicle: Chronicle)],
    same: FigureIdentities = FigureIdentities(), isStrict: Bool = false, title: String? = nil
  ) throws(InvalidChronicle) -> MergedChronicle {
    var merger = ChronicleMerger(chronicles, same: same, isStrict: isStrict)
    return try merger.merged(titled: title)
  }
}
