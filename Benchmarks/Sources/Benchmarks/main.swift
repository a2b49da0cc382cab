import Foundation
import GraphKernels

// KernelBenchmarks [--shape S] [--ties M] [--threads T] [--repeat R] [--write-ties FILE]
//   [--write-scores FOLDER] MEASURE...

var shape = "rmat"
var ties = 114_078
var threads = 1
var rounds = 1
var tieFile: String?
var scoreFolder: String?
var measures: [String] = []

var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
  switch argument {
  case "--shape": shape = arguments.next() ?? ""
  case "--ties": ties = arguments.next().flatMap { Int($0) } ?? 0
  case "--threads": threads = arguments.next().flatMap { Int($0) } ?? 1
  case "--repeat": rounds = arguments.next().flatMap { Int($0) } ?? 1
  case "--write-ties": tieFile = arguments.next()
  case "--write-scores": scoreFolder = arguments.next()
  default: measures.append(argument)
  }
}

guard let generated = GeneratedGraph(shape: shape, ties: ties) else {
  FileHandle.standardError.write(
    Data("unknown shape '\(shape)'; one of \(GeneratedGraph.shapes.joined(separator: " "))\n".utf8))
  exit(64)
}

if let tieFile {
  var text = "\(generated.vertexCount)\n"
  for tie in generated.sources.indices {
    text += "\(generated.sources[tie]) \(generated.targets[tie])\n"
  }
  try text.write(toFile: tieFile, atomically: true, encoding: .utf8)
}

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs a measure some times and prints its least time, the machine being shared.
@MainActor func time(_ name: String, _ compute: () -> [Double]) throws {
  var least = (wall: Double.infinity, processor: Double.infinity)
  var scores: [Double] = []
  for _ in 0..<rounds {
    let wall = seconds(CLOCK_MONOTONIC)
    let processor = seconds(CLOCK_PROCESS_CPUTIME_ID)
    scores = compute()
    least.wall = min(least.wall, seconds(CLOCK_MONOTONIC) - wall)
    least.processor = min(least.processor, seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
  }
  print(name, least.wall, least.processor)
  if let scoreFolder {
    let text = scores.map { "\($0)" }.joined(separator: "\n")
    try text.write(toFile: "\(scoreFolder)/\(name).txt", atomically: true, encoding: .utf8)
  }
}

let graph = generated.graph
for measure in measures {
  switch measure {
  case "build": try time(measure) { generated.graph.targets.isEmpty ? [] : [1] }
  case "betweenness": try time(measure) { graph.betweenness(threads: threads) }
  case "closeness": try time(measure) { graph.closeness(threads: threads) }
  case "harmonic": try time(measure) { graph.harmonic(threads: threads) }
  case "eigenvector": try time(measure) { graph.eigenvector().values }
  case "pagerank": try time(measure) { graph.pageRank().values }
  case "components":
    try time(measure) { graph.connectedComponents().labels.map(Double.init) }
  case "cores": try time(measure) { graph.coreNumbers().map(Double.init) }
  case "triangles": try time(measure) { graph.triangleCounts().map(Double.init) }
  case "constraint": try time(measure) { graph.constraint() }
  case "katz": try time(measure) { graph.katz(alpha: 0.001).values }
  case "directed-pagerank": try time(measure) { generated.directed.pageRank().values }
  case "clustering": try time(measure) { graph.clusteringCoefficients() }
  case "leiden":
    try time(measure) {
      let partition = graph.communities(restarts: 1)
      return [graph.modularity(of: partition) ?? 0]
    }
  default: print("\(measure) unknown")
  }
}
