import GraphKernels

/// Draws graphs from a null model of a snapshot.
struct NullSampler: Sendable {
  /// What draws one reading of the ties.
  private enum Model: Sendable {
    case signs(SignShuffling, TriangleList?)
    case rewiring(Rewiring)
    case dates(DateShuffling, readsUnsigned: Bool)
  }

  private var models: [DrawnTies.Reading: Model] = [:]
  /// Whether no draw can differ from the snapshot.
  private(set) var isIdle = true

  /// - Parameters:
  ///   - readings: those that will be asked for.
  ///   - readsUnsigned: whether relationships of kinds without a sign count as friendly.
  /// - Throws: where ties can't be rewired.
  init(
    of snapshot: Snapshot, model: NullModel, readings: Set<DrawnTies.Reading>, readsUnsigned: Bool,
    seed: UInt64
  ) throws(NullModelError) {
    let dates = model == .shuffledDates ? DateShuffling(snapshot, seed: seed) : nil
    for reading in DrawnTies.Reading.allCases where readings.contains(reading) {
      if let dates {
        models[reading] = .dates(dates, readsUnsigned: readsUnsigned)
        isIdle = dates.isIdle
        continue
      }
      let isDirected = reading == .directed
      let graph =
        isDirected ? snapshot.arcGraph() : snapshot.tieGraph(readsUnsigned: readsUnsigned)
      let oneWay = isDirected ? snapshot.pairsWithDirections : []
      let units = RandomUnits(graph) { low, high in
        !oneWay.contains(RankedPair(low: Int32(low), high: Int32(high)))
      }
      if model == .shuffledSigns {
        let shuffling = SignShuffling(graph, units: units, seed: seed)
        let triangles = isDirected ? nil : TriangleList(graph, units: units)
        models[reading] = .signs(shuffling, triangles)
        isIdle = isIdle && shuffling.isIdle
      } else {
        let rewiring = Rewiring(units, seed: seed)
        guard units.count == 0 || rewiring.mixing.changing > 0 else {
          throw .cannotMix(title: snapshot.title, ties: graph.edgeCount, areArcs: isDirected)
        }
        models[reading] = .rewiring(rewiring)
        isIdle = isIdle && units.count == 0
      }
    }
  }

  /// The rewirings, if ties are rewired: one for each reading.
  private var rewirings: [DrawnTies.Reading: Rewiring] {
    models.compactMapValues { if case .rewiring(let rewiring) = $0 { rewiring } else { nil } }
  }

  /// Of rewired ties, how well the reading mixes that mixes worst; nil of other models.
  var mixing: Rewiring.Mixing? {
    rewirings.values.map(\.mixing).min { ($0.moved, -$0.steps) < ($1.moved, -$1.steps) }
  }

  /// Doubles the distance of rewired draws.
  mutating func lengthen() {
    for (reading, var rewiring) in rewirings {
      rewiring.lengthen()
      models[reading] = .rewiring(rewiring)
    }
  }

  /// The graph of a trial of rewired ties.
  func graph(ofTrial number: Int, reading: DrawnTies.Reading) -> CompactGraph {
    guard let rewiring = rewirings[reading] else { preconditionFailure("only rewiring is tried") }
    return rewiring.graph(ofTrial: number)
  }

  /// The graph of a draw; only for readings that the sampler was made for.
  func graph(ofDraw number: Int, reading: DrawnTies.Reading) -> CompactGraph {
    switch models[reading] {
    case .signs(let shuffling, _): return shuffling.graph(ofDraw: number)
    case .rewiring(let rewiring): return rewiring.graph(ofDraw: number)
    case .dates(let dates, let readsUnsigned):
      let drawn = dates.snapshot(ofDraw: number)
      return reading == .directed
        ? drawn.arcGraph() : drawn.tieGraph(readsUnsigned: readsUnsigned)
    case nil: preconditionFailure("a draw is read in a way in which the snapshot wasn't")
    }
  }

  /// The census of a draw's triangles where it costs less than that of any graph; nil elsewhere.
  func signedTriangles(ofDraw number: Int) -> SignedTriangles? {
    guard case .signs(let shuffling, let triangles?) = models[.undirected] else { return nil }
    return triangles.census(negatives: shuffling.negatives(ofDraw: number))
  }
}

extension Snapshot {
  /// The pairs, by the figures' indices, between which some relationship runs one way.
  fileprivate var pairsWithDirections: Set<RankedPair> {
    Set(
      rows.indices.lazy.filter { kind(at: $0).isDirected }.map { index in
        let (source, target) = ends[index]
        return RankedPair(low: min(source, target), high: max(source, target))
      })
  }
}
