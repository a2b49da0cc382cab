/// What a panel tells of a pair of figures in a step of time.
public struct PanelPair: Hashable, Sendable {
  /// One end, as the panel tells of it: of a pair without direction, the first by id.
  public struct End: Hashable, Sendable {
    /// Who it is.
    public let figure: Figure
    /// Its score by each measure, in their order; nil where it is not in the snapshot.
    public let scores: [Double?]
    /// The faction that it is in; nil where none are asked for, and where it is not in the snapshot.
    public let faction: Faction?
  }

  /// Where it runs from; of a pair without direction, the first by id.
  public let source: End
  /// Where it runs to.
  public let target: End
  /// Σ sign × weight × confidence over its relationships.
  public let value: Double
  /// How many relationships of each kind tie the two, in the order of the chronicle's kinds.
  public let claimsByKind: [Int]

  /// How many relationships tie the two; 0 for an inactive pair.
  public var claims: Int { claimsByKind.reduce(0, +) }
  /// Whether they are friendly in sum, hostile, or neither.
  public var sign: Sign { Sign(of: value) }
}

extension PanelWave {
  /// A row for each pair that is tied by a tie that counts, and for others if asked for, by the ids of source and target.
  ///
  /// Rows are made as they are gone through: all pairs of a thousand figures take no more memory than one.
  ///
  /// - Complexity: O(m log m) for m relationships, and the number of rows.
  public var pairs: some Sequence<PanelPair> {
    let rows = PairRows(self)
    return rows.keys.lazy.map { rows.pair($0) }
  }
}

/// The pairs of a step, told apart by two numbers.
private struct PairRows {
  /// A pair by its figures' indices among those who have rows, and what ties it, if anything does.
  struct Key {
    var source: Int
    var target: Int
    var tie: Int?
  }

  /// Whether pairs that nothing ties have rows.
  private let isComplete: Bool
  private let isDirected: Bool
  /// The figures who have rows, by id.
  private let ends: [PanelPair.End]
  /// The index in the snapshot of each; nil where it is not there.
  private let indices: [Int?]
  /// No claims of any kind.
  private let noClaims: [Int]
  /// The ties that count.
  private let ties: [NetTie]
  /// Where the claims of each stand in `kinds`.
  private let claims: [Range<Int>]
  /// The kinds of the claims, tie by tie.
  private let kinds: [UInt16]

  init(_ wave: PanelWave) {
    let snapshot = wave.snapshot
    isComplete = wave.options.includesInactivePairs
    isDirected = wave.options.isDirected
    noClaims = [Int](repeating: 0, count: wave.kindCount)
    let isShown = wave.isShown
    let figures =
      isComplete ? (wave.shown ?? snapshot).possibleFigures() : snapshot.figureIndices
    let present = Dictionary(uniqueKeysWithValues: zip(snapshot.figureIndices, 0...))
    indices = figures.map { present[$0] }
    ends = zip(figures, indices).map { figure, index in
      PanelPair.End(
        figure: snapshot.chronicle.figures[Int(figure)],
        scores: wave.scores.map { scores in index.map { scores.values[$0] } },
        faction: wave.factions.flatMap { factions in
          index.map { factions[factions.factionIndices[$0]] }
        })
    }
    let ties = snapshot.netTies(isDirected: isDirected)
    let table = snapshot.chronicle.table
    var claims: [(source: Int32, target: Int32, row: Int32)] = []
    for (index, row) in snapshot.rows.enumerated() {
      let (source, target) = snapshot.ends[index]
      guard isDirected else {
        claims.append((min(source, target), max(source, target), row))
        continue
      }
      claims.append((source, target, row))
      if !snapshot.kind(at: index).isDirected { claims.append((target, source, row)) }
    }
    claims.sort { $0 < $1 }
    kinds = claims.map { table.kinds[Int($0.row)] }
    var starts: [Int] = []
    for (index, claim) in claims.enumerated()
    where index == 0
      || (claims[index - 1].source, claims[index - 1].target)
        != (claim.source, claim.target)
    {
      starts.append(index)
    }
    starts.append(claims.count)
    let counted = ties.indices.filter { index in
      wave.options.ties.includes(ties[index].value) && isShown[Int(ties[index].source)]
        && isShown[Int(ties[index].target)]
    }
    self.ties = counted.map { ties[$0] }
    self.claims = counted.map { starts[$0]..<starts[$0 + 1] }
  }

  /// All pairs, in ascending order.
  var keys: AnySequence<Key> {
    guard isComplete else {
      return AnySequence(
        ties.indices.lazy.map { tie in
          Key(source: Int(ties[tie].source), target: Int(ties[tie].target), tie: tie)
        })
    }
    return AnySequence { () -> AnyIterator<Key> in
      var (source, target, tie) = (0, isDirected ? -1 : 0, 0)
      return AnyIterator {
        target += target + 1 == source && isDirected ? 2 : 1
        if target >= ends.count {
          source += 1
          target = isDirected ? 0 : source + 1
        }
        guard source < ends.count, target < ends.count else { return nil }
        // Both stand in ascending order of ids, so the next tie is the only one that this may be.
        guard tie < ties.count, indices[source] == Int(ties[tie].source),
          indices[target] == Int(ties[tie].target)
        else { return Key(source: source, target: target) }
        tie += 1
        return Key(source: source, target: target, tie: tie - 1)
      }
    }
  }

  func pair(_ key: Key) -> PanelPair {
    var claims = noClaims
    if let tie = key.tie {
      for kind in kinds[self.claims[tie]] { claims[Int(kind)] += 1 }
    }
    return PanelPair(
      source: ends[key.source], target: ends[key.target],
      value: key.tie.map { ties[$0].value } ?? 0, claimsByKind: claims)
  }
}

extension Snapshot {
  /// The chronicle's indices of the figures who are in the snapshot or may be alive then, by id.
  fileprivate func possibleFigures() -> [Int32] {
    // Whom nothing ties is in no circle that goes by ties.
    if options.selection.isBySnapshot { return figureIndices }
    let isSelected = options.selection.figures(in: chronicle, options: options)
    var isPresent = chronicle.figures.indices.map { index in
      isSelected?[index] ?? true && options.holds(chronicle.figures[index].life, during: spans)
    }
    for figure in figureIndices { isPresent[Int(figure)] = true }
    var order = [Int32](repeating: 0, count: isPresent.count)
    for (figure, rank) in chronicle.figureRanks.enumerated() { order[Int(rank)] = Int32(figure) }
    return order.filter { isPresent[Int($0)] }
  }
}
