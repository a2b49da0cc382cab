import CAllocations
import Camarilla
import CamarillaFormats
import Foundation
import GraphKernels
import StalinCircle

/// Time and allocations of every kernel and of the steps of an ordinary question, as a table.
enum MicroBenchmarks {
  static func run(_ wanted: [String]) throws {
    print(row("work", "time", "allocations", "allocated", "at most held"))
    print("|---|---:|---:|---:|---:|")
    let generated = GeneratedGraph(shape: "rmat", ties: 10_000)!
    let measures = KernelMeasures(generated, threads: 1)
    for name in KernelMeasures.names {
      try measure("\(name), rmat 10,000", wanted) { _ = measures.run(name) }
    }
    let signed = PlantedCoalitions(vertexCount: 100, ties: 600, noise: 0.03).graph
    try measure("frustration, planted 600", wanted) { _ = signed.frustration() }
    try measure("balanced groups, planted 600", wanted) { _ = signed.balancedGroups() }
    try measure("walk balance, planted 600", wanted) { _ = signed.walkBalance() }
    try measure("signed triangles, planted 600", wanted) { _ = signed.signedTriangles() }
    try measure("pn, planted 600", wanted) { _ = signed.signedStatus(.undirected) }
    try temporal(wanted)
    try sample(wanted)
  }

  /// 100 steps of 1,000 contacts each way, drawn anew at each.
  private static func temporal(_ wanted: [String]) throws {
    var generator = SplitMix64(seed: 0)
    let steps = (0..<100).map { _ in
      let pairs = (0..<1_000).map { _ in
        (0..<2).map { _ in Int32.random(in: 0..<1_000, using: &generator) }
      }
      return Set(pairs.filter { $0[0] != $0[1] }.flatMap { [$0, $0.reversed()] })
        .map { (source: $0[0], target: $0[1]) }.sorted { $0 < $1 }
    }
    let contacts = ContactSequence(vertexCount: 1_000, steps: steps)
    for isStrict in [false, true] {
      let reading = isStrict ? "strict" : "not strict"
      try measure("temporal betweenness, \(reading), 200,000 contacts", wanted) {
        _ = contacts.betweenness(isStrict: isStrict)
      }
      try measure("temporal closeness, \(reading), 200,000 contacts", wanted) {
        _ = contacts.closeness(isStrict: isStrict)
      }
    }
  }

  /// What the sample chronicle costs.
  private static func sample(_ wanted: [String]) throws {
    let circle = Chronicle.stalinCircle
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "camarilla-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: file) }
    try circle.write(toPackage: file.path)
    try measure("load, sample", wanted) { _ = try Chronicle(contentsOf: file.path) }
    try measure("snapshot, sample", wanted) { _ = circle.snapshot(of: 1937) }
    let snapshot = circle.snapshot(of: 1937)
    try measure("tie graph, sample", wanted) { _ = snapshot.tieGraph() }
    try measure("diff, sample", wanted) { _ = circle.diff(from: 1925, to: 1927) }
    try measure("central, sample", wanted) { _ = snapshot.consensus() }
    try measure("factions, sample", wanted) { _ = snapshot.factions() }
    try measure("sweep of 48 years, sample", wanted) {
      for snapshot in circle.sweep(years: 1917...1964) { _ = snapshot.tieGraph() }
    }
    try measure("temporal betweenness, sample", wanted) {
      _ = circle.temporalGraph(years: 1917...1964).betweenness()
    }
  }

  private static func measure(
    _ name: String, _ wanted: [String], _ work: () throws -> Void
  ) throws {
    guard wanted.isEmpty || wanted.contains(where: { name.contains($0) }) else { return }
    try work()
    let (time, _) = try leastTime(rounds: 50, patience: 0.5, work)
    let allocated = try allocations(work)
    print(
      row(
        name, seconds(time.processor), "\(allocated.calls)", bytes(allocated.bytes),
        bytes(allocated.peak)))
  }

  private static func row(_ cells: String...) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func seconds(_ value: Double) -> String {
    value < 1e-3
      ? String(format: "%.1f µs", value * 1e6)
      : value < 1 ? String(format: "%.2f ms", value * 1e3) : String(format: "%.2f s", value)
  }

  private static func bytes(_ count: Int64) -> String {
    count < 10_000
      ? "\(count) B"
      : count < 10_000_000 ? "\(count / 1000) kB" : "\(count / 1_000_000) MB"
  }
}
