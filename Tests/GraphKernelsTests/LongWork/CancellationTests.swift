import Dispatch
import Foundation
import GraphKernels
import LongWork
import Synchronization
import TestSupport
import Testing

/// An analysis whose result is told by its bits.
struct Analysis: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var bits: @Sendable (CompactGraph) -> [UInt64]

  init(_ name: String, _ bits: @escaping @Sendable (CompactGraph) -> [UInt64]) {
    testDescription = name
    self.bits = bits
  }

  /// All that do more work than about linear in the ties.
  static let long: [Analysis] =
    [1, 3].flatMap { threads in
      [
        Analysis("betweenness, \(threads) threads") { bits($0.betweenness(threads: threads)) },
        Analysis("closeness, \(threads) threads") { bits($0.closeness(threads: threads)) },
        Analysis("harmonic, \(threads) threads") { bits($0.harmonic(threads: threads)) },
        Analysis("directed betweenness, \(threads) threads") {
          bits($0.directedBetweenness(threads: threads))
        },
        Analysis("directed distances, \(threads) threads") {
          bits($0.outwardDistanceSums(threads: threads).reciprocals)
        },
        Analysis("weighted betweenness, \(threads) threads") {
          bits($0.weightedBetweenness(lengths: $0.lengths, threads: threads))
        },
        Analysis("communities, \(threads) threads") {
          $0.communities(restarts: 4, threads: threads).groups.map { UInt64($0) }
        },
      ]
    } + [
      Analysis("frustration") { graph in
        let found = graph.frustration(workLimit: 2_000_000)
        return [UInt64(found.index), UInt64(found.lowerBound)] + found.sides.map { $0 ? 1 : 0 }
      },
      Analysis("balanced groups") { graph in
        let found = graph.balancedGroups(workLimit: 2_000_000, restarts: 2)
        return [UInt64(found.index), UInt64(found.lowerBound)]
          + found.groups.groups.map { UInt64($0) }
      },
      Analysis("walk balance") { graph in
        bits(graph.walkBalance(workLimit: .max)?.ofVertex ?? [])
      },
    ]

  /// Those that take a few passes over the ties; told apart, as they end before one can stop them.
  static let short: [Analysis] = [
    Analysis("eigenvector") { bits($0.eigenvector().values) },
    Analysis("directed eigenvector") { bits($0.incomingEigenvector().values) },
    Analysis("signed eigenvector") { bits($0.signedEigenvector().values) },
    Analysis("directed katz") { bits($0.incomingKatz(alpha: 0.01).values) },
    Analysis("hubs") { bits($0.hubsAndAuthorities().hubs.values) },
    Analysis("katz") { bits($0.katz(alpha: 0.01).values) },
    Analysis("pagerank") { bits($0.pageRank().values) },
    Analysis("pn") { bits($0.signedStatus(.undirected).values) },
    Analysis("constraint") { bits($0.constraint()) },
    Analysis("effective size") { bits($0.effectiveSize()) },
    Analysis("triangles") { $0.signedTriangles().counts.map { UInt64($0) } },
  ]

  private static func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
}

extension CompactGraph {
  fileprivate var lengths: [Double] { (0..<arcCount).map { 1 / (1 + weight(ofArc: $0).magnitude) } }

  /// Ties drawn at random, one in three of them hostile.
  fileprivate static func tangled(vertices: Int, ties: Int) -> CompactGraph {
    var generator = SeededGenerator(seed: 1)
    func any() -> Int32 { Int32.random(in: 0..<Int32(vertices), using: &generator) }
    let sources = (0..<ties).map { _ in any() }
    let targets = (0..<ties).map { _ in any() }
    return .undirected(
      vertexCount: vertices, sources: sources, targets: targets,
      weights: (0..<ties).map { $0 % 3 == 0 ? -1 : 1 })
  }
}

@Suite(.serialized) struct CancellationTests {
  @Test(arguments: Analysis.long + Analysis.short)
  func watchedAnswersAreThePlainOnes(_ analysis: Analysis) {
    let graph = CompactGraph.tangled(vertices: 100, ties: 300)
    let monitor = WorkMonitor()
    let watched = monitor.perform { analysis.bits(graph) }
    #expect(watched == analysis.bits(graph))
    #expect(!monitor.reading.step.isEmpty)
  }

  @Test(arguments: Analysis.long + Analysis.short)
  func cancelledBeforehandNothingIsDone(_ analysis: Analysis) {
    let graph = CompactGraph.tangled(vertices: 100, ties: 300)
    let monitor = WorkMonitor()
    monitor.cancel()
    monitor.perform { _ = analysis.bits(graph) }
    #expect(monitor.unitsDone == 0)
  }

  /// In whatever state it is stopped, the analysis returns, and without tripping over what is there.
  /// What it still does is counted in its own units: how long a loaded machine takes says nothing.
  @Test(.timeLimit(.minutes(30)), arguments: Analysis.long)
  func cancelledUnderwayItEnds(_ analysis: Analysis) {
    let graph = CompactGraph.tangled(vertices: 4_000, ties: 40_000)
    let monitor = WorkMonitor()
    let shareAtCancellation = Mutex(0.0)
    let cancelled = DispatchSemaphore(value: 0)
    DispatchQueue(label: "canceller").async {
      while monitor.reading.step.isEmpty { sched_yield() }
      monitor.cancel()
      let share = monitor.reading.fraction ?? 0
      shareAtCancellation.withLock { $0 = share }
      cancelled.signal()
    }
    monitor.perform { _ = analysis.bits(graph) }
    cancelled.wait()
    let share = monitor.reading.fraction ?? 0
    #expect(share - shareAtCancellation.withLock { $0 } < 0.5)
  }
}
