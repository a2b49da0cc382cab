import GraphKernels
import Synchronization

/// The ties of a snapshot, or of a draw from a null model, as analyses read them.
struct DrawnTies: Sendable {
  /// How ties are read: as they run, or both ways.
  enum Reading: Hashable, CaseIterable { case undirected, directed }

  private enum Origin: Sendable {
    /// A snapshot, which says what was asked of it.
    case snapshot(ReadingLog?)
    case draw(NullSampler, number: Int)
    case trial(NullSampler, number: Int)
  }

  /// What they are ties of, with the figures of every draw.
  let snapshot: Snapshot
  /// Whether relationships of kinds without a sign count as friendly.
  private let readsUnsigned: Bool
  private let origin: Origin

  /// The ties of a snapshot.
  ///
  /// - Parameter log: notes how they are read.
  init(of snapshot: Snapshot, readsUnsigned: Bool = false, log: ReadingLog? = nil) {
    self.snapshot = snapshot
    self.readsUnsigned = readsUnsigned
    origin = .snapshot(log)
  }

  /// The ties of a draw.
  init(ofDraw number: Int, from sampler: NullSampler, snapshot: Snapshot) {
    self.snapshot = snapshot
    readsUnsigned = false
    origin = .draw(sampler, number: number)
  }

  /// The ties of a trial, by which it is seen whether rewired ties mix.
  init(ofTrial number: Int, from sampler: NullSampler, snapshot: Snapshot) {
    self.snapshot = snapshot
    readsUnsigned = false
    origin = .trial(sampler, number: number)
  }

  /// One tie for each pair.
  func tieGraph(selection: TieSelection = .all) -> CompactGraph {
    switch origin {
    case .snapshot(let log):
      log?.note(.undirected)
      return snapshot.tieGraph(selection: selection, readsUnsigned: readsUnsigned)
    case .draw(let sampler, let number):
      return sampler.graph(ofDraw: number, reading: .undirected).selecting(selection)
    case .trial(let sampler, let number):
      return sampler.graph(ofTrial: number, reading: .undirected).selecting(selection)
    }
  }

  /// One arc for each ordered pair.
  func arcGraph(selection: TieSelection = .all) -> CompactGraph {
    switch origin {
    case .snapshot(let log):
      log?.note(.directed)
      return snapshot.arcGraph(selection: selection)
    case .draw(let sampler, let number):
      return sampler.graph(ofDraw: number, reading: .directed).selecting(selection)
    case .trial(let sampler, let number):
      return sampler.graph(ofTrial: number, reading: .directed).selecting(selection)
    }
  }

  /// The census of the tie graph's triangles, which has been made already.
  func signedTriangles(of graph: CompactGraph) -> SignedTriangles {
    if case .draw(let sampler, let number) = origin,
      let census = sampler.signedTriangles(ofDraw: number)
    {
      return census
    }
    return graph.signedTriangles()
  }
}

/// How the ties of a snapshot have been read, so that no more is drawn than will be read.
final class ReadingLog: Sendable {
  private let noted = Mutex<Set<DrawnTies.Reading>>([])

  var readings: Set<DrawnTies.Reading> { noted.withLock { $0 } }

  func note(_ reading: DrawnTies.Reading) { noted.withLock { _ = $0.insert(reading) } }
}

extension CompactGraph {
  fileprivate func selecting(_ selection: TieSelection) -> CompactGraph {
    switch selection {
    case .all: self
    case .positive: edges(ofSign: 1)
    case .negative: edges(ofSign: -1)
    }
  }
}
