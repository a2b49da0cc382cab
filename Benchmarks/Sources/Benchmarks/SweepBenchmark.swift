import CAllocations
import Camarilla
import Foundation
import GraphKernels

/// Dated ties among 20,000 figures over a century, each lasting 1 to 20 years, and what a library is
/// asked of every year: degree, PageRank, components, groups.
struct SweepBenchmark {
  static let figureCount = 20_000
  static let years = 1...100

  private var sources: [Int32] = []
  private var targets: [Int32] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  /// Draws distinct pairs, so that no year has a pair twice.
  init(ties: Int) {
    var generator = SplitMix64(seed: 1917)
    let stubs = CommunityStubs(vertexCount: Self.figureCount, smallest: 200, using: &generator)
    var seen: Set<UInt64> = []
    while sources.count < ties {
      let (source, target) = stubs.pair(mixing: 0.3, using: &generator)
      let key = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
      guard source != target, seen.insert(key).inserted else { continue }
      let start = Int.random(in: -18...100, using: &generator)
      sources.append(Int32(source))
      targets.append(Int32(target))
      starts.append(Int32(start))
      ends.append(Int32(start + Int.random(in: 0..<20, using: &generator)))
    }
  }

  /// Number of figures and ties, the ties' ends, first and last years, as 32-bit integers.
  func write(to path: String) throws {
    var data = Data()
    let front = [Int32(Self.figureCount), Int32(sources.count)]
    for array in [front, sources, targets, starts, ends] {
      data.append(bytes(of: array))
    }
    try data.write(to: URL(fileURLWithPath: path))
  }

  func chronicle() throws -> Chronicle {
    var builder = Chronicle.Builder()
    // Ids of one length, so that figures sorted by id are in the order of their numbers.
    for figure in 0..<Self.figureCount {
      builder.add(Figure(id: "f\(100_000 + figure)", name: "Figure \(figure)"))
    }
    let alliance = builder.mention(kind: "alliance")
    for tie in sources.indices {
      let period = try Period(
        start: .date(HistoricalDate(year: Int(starts[tie]))!),
        end: .date(HistoricalDate(year: Int(ends[tie]))!))
      _ = builder.append(
        kind: alliance, source: sources[tie], target: targets[tie], when: builder.intern(period),
        weight: 1, confidence: 1, citations: 0)
    }
    return try builder.build()
  }

  /// What a year came to, for the comparison: ties, the highest degree, the sum of the squares of
  /// the PageRanks, components, modularity.
  /// Groups are sought in two iterations of Leiden, as many as igraph's default.
  static func answers(_ snapshot: Snapshot) -> [Double] {
    let graph = snapshot.tieGraph()
    let degrees = graph.outDegreeCentrality()
    let ranks = graph.pageRank().values
    let components = graph.connectedComponents()
    let partition = graph.communities(restarts: 1, iterations: 2)
    return [
      Double(graph.edgeCount), degrees.max()!, ranks.reduce(0) { $0 + $1 * $1 },
      Double(components.labels.max()! + 1), graph.modularity(of: partition)!,
    ]
  }

  static func sweep(_ chronicle: Chronicle, threads: Int) -> [Double] {
    let sweep = chronicle.sweep(years: years, options: SnapshotOptions(includesIsolated: true))
    return sweep.concurrentMap(threads: threads, answers).flatMap { $0 }
  }

  /// The sweep without any question, for the cost of the snapshots alone.
  static func snapshots(_ chronicle: Chronicle) -> Int {
    chronicle.sweep(years: years, options: SnapshotOptions(includesIsolated: true)).reduce(0) {
      $0 + $1.rows.count
    }
  }

  static func tieGraphs(_ chronicle: Chronicle) -> Int {
    chronicle.sweep(years: years, options: SnapshotOptions(includesIsolated: true)).reduce(0) {
      $0 + $1.tieGraph().edgeCount
    }
  }

  /// The bytes that a snapshot of all years holds beyond its chronicle, and its tie graph beyond the
  /// snapshot, both a relationship.
  static func bytesHeld(_ chronicle: Chronicle) -> [String: Double] {
    let span = CalendarDay.first(ofYear: -100)...CalendarDay.last(ofYear: 200)
    // The first makes the chronicle's index.
    let loaded = chronicle.snapshot(during: span)
    let count = Double(loaded.rows.count)
    let snapshot = allocations { chronicle.snapshot(during: span) }.held
    let graph = allocations { loaded.tieGraph() }.held
    return ["snapshotBytes": Double(snapshot) / count, "tieGraphBytes": Double(graph) / count]
  }
}
