/// How far the friendships and enmities of a snapshot fit together.
///
/// In a balanced whole the friend of a friend is a friend and the enemy of an enemy too, so that it
/// falls into two camps (Cartwright & Harary, *Structural balance*, Psychological Review 63, 1956).
/// Everything here looks at the sign of each pair's net tie alone, unless values are asked for. An ambivalent tie, whose claims
/// cancel out, is counted in ``ties`` and in nothing else. Of a directed reading the ties are arcs:
/// one each way.
public struct StructuralBalance: Encodable, Hashable, Sendable {
  /// Whether ties are read as arcs, each way of a pair by itself.
  public let isDirected: Bool
  /// Whether ties count by the magnitudes of their values in ``frustration`` and ``coalitions``.
  public let isWeighted: Bool
  /// The number of figures in the snapshot.
  public let figures: Int
  /// Pairs that stand in some relationship; ordered pairs if directed.
  public let ties: Int
  /// Pairs whose value is above 0.
  public let positive: Int
  /// Pairs whose value is below 0.
  public let negative: Int
  /// Pairs whose claims cancel out.
  public var ambivalent: Int { ties - positive - negative }

  /// Triangles of signed ties, counted by how many of their ties are hostile.
  public let triangles: Triangles
  /// Of a directed reading only: triads whose arcs are transitive.
  public let transitiveTriads: TransitiveTriads?
  /// How far it is from two camps; nil where that was not asked (``BalanceOptions/seeksFrustration``).
  public let frustration: Frustration?
  /// The two camps: the ids on each side of the best split, sorted; the larger side first, of equal
  /// ones that with the first id. Parts that no signed tie connects are laid together by the same
  /// rule, larger side to larger side. A figure without signed ties is on neither side. Two lists,
  /// empty if nobody takes a side; none where there is no ``frustration``.
  public let coalitions: [[Figure.ID]]
  /// Who is in neither coalition, as no tie of theirs has a sign, sorted; empty where there is no ``frustration``.
  public let unaligned: [Figure.ID]
  /// What is known of divisions that are as good; nil where there is no ``frustration``.
  public let alternatives: CoalitionAlternatives?

  /// K = tr e^A / tr e^|A|, where A holds the ties' signs: how nearly all closed walks, the longer
  /// the less they count, are balanced; 1 for a balanced whole (Estrada & Benzi, *Walk-based measure
  /// of balance in signed networks*, Phys. Rev. E 90, 2014). Nil for nobody, and where
  /// ``isWalkBalanceTooLarge``.
  public let walkBalance: Double?
  /// Whether the snapshot is too large to compute ``walkBalance`` within the work limit: by default some
  /// ten seconds, enough for about 1,500 figures with 20 ties each. What is in balance never is.
  public let isWalkBalanceTooLarge: Bool
  /// The same for each figure: (e^A)ᵢᵢ / (e^|A|)ᵢᵢ, sorted by id; empty when ``walkBalance`` is nil.
  public let figureBalances: [FigureBalance]

  /// The share of triangles, or of transitive semicycles, with an even number of hostile ties; nil
  /// without any.
  public var degreeOfBalance: Double? {
    triangles.total == 0
      ? nil : Double(triangles.allFriendly + triangles.twoHostile) / Double(triangles.total)
  }

  /// Triples of figures who are all tied, by how many of the three ties are hostile. A triple with an
  /// ambivalent tie isn't counted.
  ///
  /// Directed: transitive semicycles, arcs i → j, j → k and i → k, of which three figures can make up
  /// to six. What i holds of k should follow from what i holds of j and j of k; a cycle i → j → k → i
  /// says nothing of the kind.
  public struct Triangles: Encodable, Hashable, Sendable {
    /// `+++`
    public let allFriendly: Int
    /// `++-`
    public let oneHostile: Int
    /// `+--`
    public let twoHostile: Int
    /// `---`
    public let allHostile: Int

    /// All triangles.
    public var total: Int { allFriendly + oneHostile + twoHostile + allHostile }

    /// The four counts with the signs that name them, in that order.
    public var bySigns: [(signs: String, count: Int)] {
      [("+++", allFriendly), ("++-", oneHostile), ("+--", twoHostile), ("---", allHostile)]
    }
  }

  /// Three figures all tied, in which every two arcs i → j → k are closed by an arc i → k (the types
  /// 030T, 120D, 120U and 300): the triads on which Aref, Dinh, Rezapour & Diesner 2020 judge balance.
  public struct TransitiveTriads: Encodable, Hashable, Sendable {
    /// All transitive triads.
    public let total: Int
    /// Those whose semicycles all have an even number of hostile arcs.
    public let balanced: Int
    /// The share of the balanced ones; nil without any.
    public var degreeOfBalance: Double? { total == 0 ? nil : Double(balanced) / Double(total) }
  }

  /// The fewest ties, or the least value, to take away so that two camps remain, friendly inside and hostile between
  /// (Aref, Mason & Wilson, *A modeling and computational study of the frustration index in signed
  /// networks*, Networks 75, 2020).
  public struct Frustration: Encodable, Hashable, Sendable {
    /// The signed ties that run against ``StructuralBalance/coalitions``.
    public let index: Int
    /// No split has fewer.
    public let lowerBound: Int
    /// What these ties weigh, which the coalitions make as small as they can: ``index``, unless values
    /// count (``StructuralBalance/isWeighted``); then Σ of the magnitudes of their values.
    public let weight: Double
    /// No split's ties weigh less.
    public let weightBound: Double
    /// Whether ``weight`` is the least there is, proven; where values have no common measure, to a
    /// ten-millionth of it.
    public var isOptimal: Bool { weight == weightBound }
    /// Whether the work limit was reached before the proof was done. Where ``weight`` is not proven and
    /// this is false, the proof outgrew its room, and a higher limit gains little.
    public let isWorkUsedUp: Bool
    /// 1 − 2L/m, where L is the weight and m that of all signed ties: 1 for a balanced whole, never
    /// below 0; nil without signed ties.
    public let normalized: Double?
  }

  /// The walk balance of one figure.
  public struct FigureBalance: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// 1 if every closed walk through the figure is balanced.
    public let value: Double
  }
}
