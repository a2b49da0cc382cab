import Camarilla
import Foundation
import GraphKernels

let usage = """
  Benchmarks micro [PART OF A NAME ...]
    time and allocations of everything, as a table
  Benchmarks kernels [--shape S] [--ties M] [--threads T] [--repeat R] [--write-ties FILE]
      [--write-scores FOLDER] MEASURE ...
  Benchmarks sweep [--ties M] [--threads T] [--repeat R] [--write-ties FILE] [--write-scores FOLDER]
  Benchmarks load FILE [--repeat R]
  Benchmarks write-table FILE [--ties ROWS]
  Benchmarks frustration [--repeat R] [--write-ties FILE] [--write-scores FOLDER]

  """

var shape = "rmat"
var ties = 114_078
var threads = 1
var rounds = 1
var tieFile: String?
var scoreFolder: String?
var names: [String] = []

var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
  switch argument {
  case "--shape": shape = arguments.next() ?? ""
  case "--ties": ties = arguments.next().flatMap { Int($0) } ?? 0
  case "--threads": threads = arguments.next().flatMap { Int($0) } ?? 1
  case "--repeat": rounds = arguments.next().flatMap { Int($0) } ?? 1
  case "--write-ties": tieFile = arguments.next()
  case "--write-scores": scoreFolder = arguments.next()
  default: names.append(argument)
  }
}

/// Measures one piece of work, reports it, and writes its answers where they are wanted.
@MainActor func time<Answer>(
  _ name: String, _ work: () throws -> Answer, scores: (Answer) -> [Double]
) throws {
  let (time, answer) = try leastTime(rounds: rounds, work)
  try record(name, time, scores(answer))
}

/// Reports a measure, and writes its answers where they are wanted.
@MainActor func record(_ name: String, _ time: Duration, _ scores: @autoclosure () -> [Double])
  throws
{
  if let scoreFolder { try write(scores(), to: "\(scoreFolder)/camarilla-\(name)") }
  try report(name, time)
}

@MainActor func time(_ name: String, _ work: () throws -> [Double]) throws {
  try time(name, work, scores: { $0 })
}

switch names.isEmpty ? "" : names.removeFirst() {
case "micro": try MicroBenchmarks.run(names)
case "kernels":
  guard let generated = GeneratedGraph(shape: shape, ties: ties) else { fallthrough }
  if let tieFile { try generated.write(to: tieFile) }
  let measures = KernelMeasures(generated, threads: threads)
  for name in names where KernelMeasures.names.contains(name) {
    if KernelMeasures.isSearch(name) {
      // Ten seeds, unless told to run once: quality and time differ from one to the next.
      let (mean, answers) = meanTime(searches: rounds > 1 ? 10 : 1) {
        measures.run(name, seed: UInt64($0))!
      }
      let qualities = answers.flatMap(measures.scores)
      try record(name, mean, [qualities.reduce(0, +) / Double(qualities.count)])
    } else {
      try time(name, { measures.run(name)! }, scores: measures.scores)
    }
  }
case "sweep":
  let benchmark = SweepBenchmark(ties: ties)
  if let tieFile { try benchmark.write(to: tieFile) }
  let chronicle = try benchmark.chronicle()
  try time("sweep") { SweepBenchmark.sweep(chronicle, threads: threads) }
  try time("snapshots") { [Double(SweepBenchmark.snapshots(chronicle))] }
  try time("tie-graphs") { [Double(SweepBenchmark.tieGraphs(chronicle))] }
  try report("memory", Duration(wall: 0, processor: 0), SweepBenchmark.bytesHeld(chronicle))
case "load" where !names.isEmpty:
  try time("load") { [Double(try LoadBenchmark.load(names[0]))] }
case "write-table" where !names.isEmpty: try LoadBenchmark.write(rows: ties, to: names[0])
case "frustration":
  let planted = PlantedCoalitions(vertexCount: 150, ties: 1250, noise: 0.03)
  if let tieFile { try planted.write(to: tieFile) }
  let graph = planted.graph
  try time("frustration") { [Double(graph.frustration().index)] }
default:
  FileHandle.standardError.write(
    Data((usage + "shapes: \(GeneratedGraph.shapes.joined(separator: " "))\n").utf8))
  exit(64)
}
