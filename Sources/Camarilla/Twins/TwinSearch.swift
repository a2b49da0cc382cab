/// Looks for figures that may be one.
struct TwinSearch {
  /// Of figures that share a word and an initial, more are a family or a common name.
  private static let mostOfBlock = 40

  private let parts: ChronicleParts
  private let names: [PersonName?]
  private let trustsRows: Bool

  /// Two figures, by their indices.
  struct Pair: Hashable {
    var a: Int32
    var b: Int32

    init(_ a: Int32, _ b: Int32) { (self.a, self.b) = a < b ? (a, b) : (b, a) }
  }

  init(_ chronicle: Chronicle, trustsRows: Bool = true) {
    self.init(
      ChronicleParts(
        figures: chronicle.figures, figureIDs: chronicle.figures.map(\.id),
        figureRows: chronicle.doubts?.figureRows ?? Array(chronicle.figures.indices),
        kinds: chronicle.kinds,
        kindNames: chronicle.kinds.map(\.name), sources: chronicle.sources, sourceIndices: [:],
        table: chronicle.table, infersFigures: true,
        trustsFigures: chronicle.doubts?.trustsFigures ?? true), trustsRows: trustsRows)
  }

  init(_ parts: ChronicleParts, trustsRows: Bool = true) {
    self.parts = parts
    self.trustsRows = trustsRows
    names = parts.figures.indices.map { index in
      // Whom no table lists is an error there, and no figure.
      guard parts.infersFigures || parts.figures[index] != nil else { return nil }
      return PersonName(parts.figures[index]?.name ?? parts.figureIDs[index].rawValue)
    }
  }

  func twins(minimumScore: Double) -> [Twin] {
    var likenesses = likelyPairs()
    for pair in slips() where likenesses[pair] ?? .surname < .slip { likenesses[pair] = .slip }
    likenesses = likenesses.filter { areLivesCompatible($0.key) }
    let neighbors = neighbors(of: likenesses.keys)
    var found: [(pair: Pair, twin: Twin)] = []
    for (pair, likeness) in likenesses {
      let (a, b) = (neighbors[pair.a] ?? [], neighbors[pair.b] ?? [])
      guard !a.contains(pair.b) else { continue }
      let shared = a.intersection(b).count
      guard isWorthTelling(pair, likeness: likeness, shared: shared) else { continue }
      let fewer = min(a.count, b.count)
      let overlap = fewer == 0 ? 0 : Double(shared) / Double(fewer)
      let score = 1 - (1 - likeness.weight) * (1 - overlap / 2)
      guard score >= minimumScore else { continue }
      let (left, kept) = ordered(pair, neighbors: neighbors)
      found.append(
        (
          Pair(left, kept),
          Twin(
            figure: id(of: left), kept: id(of: kept), score: score, sharedNeighbors: shared,
            reason: reason(likeness: likeness, shared: shared, fewer: fewer))
        ))
    }
    found.sort { x, y in
      x.twin.score == y.twin.score
        ? (x.pair.a, x.pair.b) < (y.pair.a, y.pair.b)
        : x.twin.score > y.twin.score
    }
    return consistent(found, neighbors: neighbors)
  }

  // MARK: Pairs

  /// Figures whose names are alike and share a blocking key.
  func likelyPairs() -> [Pair: PersonName.Likeness] {
    var blocks: [String: [Int32]] = [:]
    for (index, name) in names.enumerated() {
      for key in name?.blockingKeys ?? [] { blocks[key, default: []].append(Int32(index)) }
    }
    var pairs: [Pair: PersonName.Likeness] = [:]
    for (key, members) in blocks where members.count > 1 {
      // Of many who have all words the same, neighbors are compared.
      let isLarge = members.count > Self.mostOfBlock
      guard !isLarge || key.hasPrefix("=") else { continue }
      for (number, a) in members.enumerated() {
        let others = isLarge ? members[(number + 1)...].prefix(1) : members[(number + 1)...]
        for b in others {
          let pair = Pair(a, b)
          guard pairs[pair] == nil, let likeness = names[Int(a)]?.likeness(to: names[Int(b)]!)
          else { continue }
          pairs[pair] = likeness
        }
      }
    }
    return pairs
  }

  /// Figures whose names differ in one letter, whichever way they are transliterated.
  private func slips() -> [Pair] {
    let texts = names.map { $0?.skeletons.joined(separator: " ") ?? "" }
    return SimilarNames(texts) { _, _ in true }.groups.filter(\.isSlip).map {
      Pair(Int32($0.indices[0]), Int32($0.indices[1]))
    }
  }

  private func areLivesCompatible(_ pair: Pair) -> Bool {
    guard let a = parts.figures[Int(pair.a)], let b = parts.figures[Int(pair.b)] else {
      return true
    }
    func canBeOne(_ x: HistoricalDate?, _ y: HistoricalDate?) -> Bool {
      guard let x, let y else { return true }
      return x.earliest <= y.latest && y.earliest <= x.latest
    }
    return canBeOne(a.born, b.born) && canBeOne(a.died, b.died)
  }

  /// The neighbors of the figures in some pairs.
  private func neighbors(of pairs: some Sequence<Pair>) -> [Int32: Set<Int32>] {
    var neighbors: [Int32: Set<Int32>] = [:]
    for pair in pairs { (neighbors[pair.a], neighbors[pair.b]) = ([], []) }
    guard !neighbors.isEmpty else { return [:] }
    for row in 0..<parts.table.count {
      let (a, b) = (parts.table.sources[row], parts.table.targets[row])
      neighbors[a]?.insert(b)
      neighbors[b]?.insert(a)
    }
    return neighbors
  }

  // MARK: Judging

  private func isWorthTelling(_ pair: Pair, likeness: PersonName.Likeness, shared: Int) -> Bool {
    switch likeness {
    // Namesakes with rows of their own are two unless something else speaks for one.
    case .words: return shared > 0 || !areToldApart(pair) || name(of: pair.a) != name(of: pair.b)
    case .transliteration: return true
    case .surname: return shared > 1 && !areToldApart(pair)
    case .slip, .initials, .partOfInitials: return shared > 0 || !areToldApart(pair)
    }
  }

  /// Whether a person has told them apart by rows of their own in a table, as far as that is trusted.
  private func areToldApart(_ pair: Pair) -> Bool {
    trustsRows && parts.isToldApart(Int(pair.a)) && parts.isToldApart(Int(pair.b))
  }

  /// Who would be given up, and who kept.
  private func ordered(
    _ pair: Pair, neighbors: [Int32: Set<Int32>]
  ) -> (left: Int32, kept: Int32) {
    func rank(_ index: Int32) -> (Int, Int, Int, Int) {
      (
        parts.figureRows[Int(index)] >= 0 ? 1 : 0, neighbors[index]?.count ?? 0,
        names[Int(index)]?.words.joined().count ?? 0, -Int(index)
      )
    }
    return rank(pair.a) > rank(pair.b) ? (pair.b, pair.a) : (pair.a, pair.b)
  }

  private func reason(likeness: PersonName.Likeness, shared: Int, fewer: Int) -> String {
    let of = counted(fewer, singular: "neighbor")
    return likeness.words + (fewer == 0 ? "" : "; they share \(shared) of \(of)")
  }

  private func name(of index: Int32) -> String {
    parts.figures[Int(index)]?.name ?? parts.figureIDs[Int(index)].rawValue
  }

  private func id(of index: Int32) -> Figure.ID {
    parts.figures[Int(index)]?.id ?? parts.figureIDs[Int(index)]
  }

  /// The surest of some twins that can all be merged: nobody is given up twice, and nobody would be tied to
  /// himself.
  private func consistent(
    _ found: [(pair: Pair, twin: Twin)], neighbors: [Int32: Set<Int32>]
  ) -> [Twin] {
    var groups = TwinGroups(neighbors: neighbors)
    var left: Set<Figure.ID> = []
    var twins: [Twin] = []
    for (pair, twin) in found where !left.contains(twin.figure) {
      guard groups.join(pair.a, with: pair.b) else { continue }
      left.insert(twin.figure)
      twins.append(twin)
    }
    return twins
  }
}

extension PersonName.Likeness {
  /// How much it says for one figure.
  fileprivate var weight: Double {
    switch self {
    case .words: 0.9
    case .transliteration: 0.8
    case .slip, .initials: 0.6
    case .partOfInitials: 0.5
    case .surname: 0.3
    }
  }

  fileprivate var words: String {
    switch self {
    case .words: "the names are the same but for case, accents, blanks, punctuation or order"
    case .transliteration: "the names are the same in another spelling or transliteration"
    case .slip: "the names differ by one letter"
    case .initials: "the names are the same but for initials"
    case .partOfInitials:
      "the names are the same but for initials, titles, and words that one of them lacks"
    case .surname: "the one is called by the surname of the other"
    }
  }
}
