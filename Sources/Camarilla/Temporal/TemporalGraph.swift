package import GraphKernels

/// The ties of a range of years, or of steps of any other unit, as one graph in which paths have to respect time:
/// what reaches a figure in a year can be passed on then or later, never before.
///
/// ```swift
/// let graph = chronicle.temporalGraph(years: 1917...1929)
/// let path = graph.path(from: "trotsky", to: "yezhov")
/// print(path?.steps.map { "\($0.year): \($0.from) – \($0.to)" } ?? [])
/// ```
///
/// A tie can be used in every step in whose snapshot it stands. Paths are read in
/// one of two ways: not strictly, where any number of ties may be used within one step, or strictly,
/// where each has to be used in a later step than the one before.
///
/// - Complexity: space 8 bytes for each tie and step, twice that where it runs both ways.
public struct TemporalGraph: Sendable {
  /// The chronicle that the ties are from.
  public let chronicle: Chronicle
  /// The steps of time whose ties are in the graph.
  public let steps: TimeSteps
  /// Which claims were asked for, and how their dates were read.
  public let options: SnapshotOptions
  /// Which of each step's ties can be used.
  public let ties: TieSelection
  /// Whether ties are followed only the way they run; undirected ones run both ways.
  public let isDirected: Bool
  /// The years whose ties are in the graph, both ends included.
  public var years: ClosedRange<Int> { steps.years }
  /// Everyone in the snapshot of some step, sorted by id.
  public var figures: [Figure] { list.figures }

  let list: FigureList
  /// Vertices are the indices in ``figures``, steps those of ``steps``.
  package let contacts: ContactSequence

  /// The index of a figure in ``figures``; nil when it is in no step's snapshot.
  ///
  /// - Complexity: O(log n).
  package func index(of id: Figure.ID) -> Int? { list.index(of: id) }
}

extension Chronicle {
  /// The ties of a range of years as one graph in which paths have to respect time; see
  /// ``temporalGraph(steps:options:ties:isDirected:)``. Years are numbered astronomically, so 0 is 1 BCE.
  public func temporalGraph(
    years: ClosedRange<Int>, options: SnapshotOptions = SnapshotOptions(),
    ties: TieSelection = .all, isDirected: Bool = false
  ) -> TemporalGraph {
    temporalGraph(
      steps: TimeSteps(years: years), options: options, ties: ties, isDirected: isDirected)
  }

  /// The ties of steps of time as one graph in which paths have to respect time.
  ///
  /// - Parameters:
  ///   - steps: when.
  ///   - options: which relationships count in a step.
  ///   - ties: which of a step's ties can be used, by the sign of their value.
  ///   - isDirected: whether ties are followed only the way they run.
  ///
  /// As a sweep over the steps, and O(n + m) a step.
  public func temporalGraph(
    steps: TimeSteps, options: SnapshotOptions = SnapshotOptions(),
    ties: TieSelection = .all, isDirected: Bool = false
  ) -> TemporalGraph {
    var tiesOfSteps: [[NetTie]] = []
    var figuresOfSteps: [[Int32]] = []
    var isPresent = [Bool](repeating: false, count: figures.count)
    for snapshot in sweep(steps: steps, options: options) {
      tiesOfSteps.append(snapshot.netTies(selection: ties, isDirected: isDirected))
      figuresOfSteps.append(snapshot.figureIndices)
      for index in snapshot.figureIndices { isPresent[Int(index)] = true }
    }
    let indices = figures.indices.filter { isPresent[$0] }
      .sorted { figures[$0].id < figures[$1].id }
    var vertexOfFigure = [Int32](repeating: -1, count: figures.count)
    for (vertex, figure) in indices.enumerated() { vertexOfFigure[figure] = Int32(vertex) }
    let contacts = zip(tiesOfSteps, figuresOfSteps).map { ties, indices in
      // Both are sorted by id, so what was in ascending order stays so.
      var contacts = ties.map { tie in
        (
          source: vertexOfFigure[Int(indices[Int(tie.source)])],
          target: vertexOfFigure[Int(indices[Int(tie.target)])]
        )
      }
      if !isDirected {
        contacts += contacts.map { (source: $0.target, target: $0.source) }
        contacts.sort { $0 < $1 }
      }
      return contacts
    }
    return TemporalGraph(
      chronicle: self, steps: steps, options: options, ties: ties, isDirected: isDirected,
      list: FigureList(indices.map { figures[$0] }),
      contacts: ContactSequence(vertexCount: indices.count, steps: contacts))
  }
}
