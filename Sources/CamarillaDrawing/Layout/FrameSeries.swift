/// The graphs of a series of pictures, and who is who in them.
struct FrameSeries {
  struct Frame {
    var graph: LayoutGraph
    /// For each vertex of the graph which figure of the series it is; no figure twice.
    var figures: [Int]
  }

  var frames: [Frame]
  var figureCount: Int

  /// For each figure the frames in which it is, ascending, and its vertex there.
  var appearances: [[(frame: Int, vertex: Int)]] {
    var lists = [[(frame: Int, vertex: Int)]](repeating: [], count: figureCount)
    for (frame, part) in frames.enumerated() {
      for (vertex, figure) in part.figures.enumerated() { lists[figure].append((frame, vertex)) }
    }
    return lists
  }

  /// The graph of all frames together: a figure as large as it ever is, a tie as long as on average.
  var union: LayoutGraph {
    var sizes = [LayoutGraph.Size](
      repeating: LayoutGraph.Size(width: 0, height: 0), count: figureCount)
    var ties: [LayoutGraph.Tie] = []
    for frame in frames {
      for (figure, size) in zip(frame.figures, frame.graph.sizes) {
        sizes[figure].width = max(sizes[figure].width, size.width)
        sizes[figure].height = max(sizes[figure].height, size.height)
      }
      for tie in frame.graph.ties {
        ties.append(
          LayoutGraph.Tie(
            first: frame.figures[tie.first], second: frame.figures[tie.second],
            length: tie.length, course: tie.course))
      }
    }
    return LayoutGraph(
      sizes: sizes, ties: ties, aspect: frames.first?.graph.aspect ?? PowerGraph.aspect)
  }
}
