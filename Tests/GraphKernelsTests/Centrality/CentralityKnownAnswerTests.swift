import Foundation
import GraphKernels
import TestSupport
import Testing

/// Scores in print, or computed with NetworkX 3.6 where a paper gives none.
@Suite struct CentralityKnownAnswerTests {
  private func expect(
    _ scores: [Double], of network: KnownGraph, _ expected: [String: Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (name, score) in expected {
      let found = scores[network.vertex(name)]
      #expect(
        (found - score).magnitude < 6e-7, "\(name): \(found), not \(score)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func krackhardtsKite() {
    let kite = KnownGraph.krackhardtsKite
    #expect(kite.graph.edgeCount == 18)
    expect(kite.graph.outDegreeCentrality(), of: kite, ["Diane": 6.0 / 9, "Jane": 1.0 / 9])
    expect(
      kite.graph.betweenness(), of: kite,
      [
        "Heather": 0.388889, "Fernando": 0.231481, "Garth": 0.231481, "Ike": 0.222222,
        "Diane": 0.101852, "Jane": 0,
      ])
    expect(kite.graph.closeness(), of: kite, ["Fernando": 0.642857, "Garth": 0.642857])
    expect(
      kite.graph.eigenvector().values, of: kite,
      ["Diane": 0.481021, "Fernando": 0.397691, "Garth": 0.397691])
    expect(kite.graph.pageRank().values, of: kite, ["Diane": 0.147148])
    expect(kite.graph.constraint(), of: kite, ["Heather": 0.431111])
  }

  @Test func florentineMarriages() {
    let families = KnownGraph.florentineMarriages
    #expect(families.graph.edgeCount == 20)
    expect(
      families.graph.betweenness(), of: families,
      [
        "Medici": 0.521978, "Guadagni": 0.254579, "Albizzi": 0.212454, "Salviati": 0.142857,
        "Ridolfi": 0.113553, "Pazzi": 0,
      ])
    expect(families.graph.closeness(), of: families, ["Medici": 0.56])
    expect(
      families.graph.eigenvector().values, of: families, ["Medici": 0.430308, "Strozzi": 0.35598])
    expect(families.graph.pageRank().values, of: families, ["Medici": 0.145817])
    expect(
      families.graph.katz().values, of: families, ["Medici": 0.333825, "Strozzi": 0.28987])
    expect(
      families.graph.constraint(), of: families, ["Medici": 0.209877, "Guadagni": 0.25])
    expect(families.graph.effectiveSize(), of: families, ["Medici": 5.666667])
  }

  @Test func karateClub() {
    let club = KnownGraph.karateClub
    #expect(club.graph.edgeCount == 78)
    expect(club.graph.betweenness(), of: club, ["1": 0.437635, "34": 0.304075])
    expect(club.graph.closeness(), of: club, ["1": 0.568966])
    expect(club.graph.constraint(), of: club, ["1": 0.155423, "34": 0.156419])
    expect(club.graph.katz().values, of: club, ["34": 0.331406])
    expect(club.graph.strength(), of: club, ["1": 42, "34": 48])
  }

  /// Of a path the eigenvector is half a wave, sin(πi / (n + 1)). The next eigenvalue is so near that
  /// multiplying over and over would take a hundred thousand steps, and of the longest chain ten million.
  @Test(arguments: [300, 500, 2_000, 4_000]) func eigenvectorOfALongPath(count: Int) {
    let graph = CompactGraph.undirected(
      vertexCount: count, sources: Array(0..<Int32(count - 1)), targets: Array(1..<Int32(count)))
    let found = graph.eigenvector()
    #expect(found.isConverged)
    #expect(agree(found.values, Self.halfWave(of: count)))
  }

  /// Where all have as many neighbors, all have the same, 1/√n, and the search begins there: what rounding leaves of its first
  /// step is nothing to go on from.
  @Test(arguments: [
    (count: 581, steps: 580), (590, 589), (662, 661), (1_545, 1), (2_466, 1), (5_229, 1), (675, 2),
    (897, 2), (2_303, 2), (50, 3),
  ])
  func eigenvectorOfARegularGraph(count: Int, steps: Int) {
    var (sources, targets): ([Int32], [Int32]) = ([], [])
    for vertex in 0..<count {
      // Everybody is tied to so many next around a ring; to all, once each, in a clique.
      for step in stride(from: 1, through: steps, by: 1)
      where steps < count - 1 || vertex + step < count {
        sources.append(Int32(vertex))
        targets.append(Int32((vertex + step) % count))
      }
    }
    for weight in [1, 0.3] {
      let graph = CompactGraph.undirected(
        vertexCount: count, sources: sources, targets: targets,
        weights: sources.map { _ in weight })
      let found = graph.eigenvector(isWeighted: weight < 1)
      #expect(found.isConverged)
      #expect(
        agree(found.values, [Double](repeating: 1 / Double(count).squareRoot(), count: count)))
    }
  }

  /// Of a grid it is the product of two such waves.
  @Test(arguments: [7, 40, 150]) func eigenvectorOfAGrid(side: Int) {
    var (sources, targets): ([Int32], [Int32]) = ([], [])
    for vertex in 0..<Int32(side * side) {
      guard Int(vertex) % side < side - 1 else { continue }
      sources.append(vertex)
      targets.append(vertex + 1)
    }
    for vertex in 0..<Int32(side * (side - 1)) {
      sources.append(vertex)
      targets.append(vertex + Int32(side))
    }
    let graph = CompactGraph.undirected(
      vertexCount: side * side, sources: sources, targets: targets)
    let found = graph.eigenvector()
    let wave = Self.halfWave(of: side)
    #expect(found.isConverged)
    #expect(agree(found.values, wave.flatMap { row in wave.map { row * $0 } }))
  }

  /// sin(πi / (n + 1)) of Euclidean length 1.
  private static func halfWave(of count: Int) -> [Double] {
    let scale = (2 / Double(count + 1)).squareRoot()
    return (1...count).map { scale * sin(Double.pi * Double($0) / Double(count + 1)) }
  }

  @Test func highlandTribes() {
    let tribes = KnownGraph.highlandTribes
    #expect(tribes.graph.edgeCount == 58)
    #expect(tribes.graph.edges(ofSign: -1).edgeCount == 29)
    expect(
      tribes.graph.signedStatus(.undirected).values, of: tribes,
      ["Masil": 1.223561, "Gama": 0.714519])
  }

  @Test func everettAndBorgattisExample() {
    let example = KnownGraph.everettAndBorgatti
    let expected = [
      0.9009747, 0.8613482, 0.9076997, 0.8613482, 0.8410658, 0.8496558, 0.8617321, 0.9015909,
      0.8509848, 0.9072930,
    ]
    expect(
      example.graph.signedStatus(.undirected).values, of: example,
      Dictionary(uniqueKeysWithValues: zip(example.names, expected)))
    let friends = RandomGraph.complete(5)
    #expect(agree(friends.signedStatus(.undirected).values, [2, 2, 2, 2, 2], within: 1e-14))
  }
}
