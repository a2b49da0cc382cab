import GraphKernels
import LongWork

/// What takes time of a snapshot's structure.
struct StructureParts: Sendable {
  /// How far apart figures are.
  struct Distances: Sendable {
    var mean: Double?
    var meanEstimate: Scores.Estimate?
    var efficiency: Double?
    var efficiencyEstimate: Scores.Estimate?
  }

  /// Who is tied to whom among threes.
  struct Census: Sendable {
    var triads: TriadCounts
    var signed: [Int]
    var links: ContextualizedLinks
  }

  let distances: Distances
  let ends: (diameter: Int?, radius: Int?)
  let census: Census

  /// With distances from everybody.
  init(of graph: CompactGraph, arcs: CompactGraph, threads: Int) {
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    (distances, ends, census) = WorkPlan.run([20, 8, 1, 1, 1]) {
      (
        Distances(graph.distanceSums(threads: isLarge ? threads : 1)),
        graph.diameterAndRadius(threads: threads),
        Census(of: graph, arcs: arcs)
      )
    }
  }

  /// With distances of some. The searches for the diameter follow one another, no more than two at once, and the rest
  /// goes on beside.
  init(estimating graph: CompactGraph, arcs: CompactGraph, threads: Int) {
    enum Part: Sendable {
      case ends(diameter: Int?, radius: Int?)
      case rest(Distances, Census)
    }
    let step = WorkStep(name: "distances", of: 2)
    let parts = parallelMap([true, false], threads: threads) { isOfEnds -> Part in
      step.unit {
        guard !isOfEnds else {
          let (diameter, radius) = graph.diameterAndRadius(
            mostSearches: Estimation.mostSearches, threads: threads)
          return .ends(diameter: diameter, radius: radius)
        }
        let sample = Estimation.distances(of: graph, threads: max(1, threads - 1))
        return .rest(Distances(sample), Census(of: graph, arcs: arcs))
      }
    }
    guard case .ends(let diameter, let radius) = parts[0],
      case .rest(let distances, let census) = parts[1]
    else { preconditionFailure("the ends are first") }
    self.distances = distances
    self.census = census
    ends = (diameter, radius)
  }
}

extension StructureParts.Census {
  fileprivate init(of graph: CompactGraph, arcs: CompactGraph) {
    self.init(
      triads: arcs.triadCensus(), signed: graph.signedTriangles().counts,
      links: arcs.contextualizedLinks())
  }
}

extension StructureParts.Distances {
  fileprivate init(_ sums: DistanceSums) {
    let reached = sums.reached.reduce(0, +)
    let pairs = sums.reached.count * (sums.reached.count - 1)
    mean = reached > 0 ? Double(sums.distances.reduce(0, +)) / Double(reached) : nil
    efficiency = pairs > 0 ? sums.reciprocals.reduce(0, +) / Double(pairs) : nil
  }

  fileprivate init(_ sample: SampledDistances?) {
    guard let sample else { return }
    func estimate(error: Double) -> Scores.Estimate {
      Scores.Estimate(
        samples: sample.samples, error: error, confidence: 1 - SampledScores.doubt)
    }
    (mean, efficiency) = (sample.mean, sample.efficiency)
    meanEstimate = estimate(error: sample.meanError)
    efficiencyEstimate = estimate(error: sample.efficiencyError)
  }
}
