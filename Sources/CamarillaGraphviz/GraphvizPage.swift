/// A graph that has a page of a document to itself.
public struct GraphvizPage: Sendable, Equatable {
  /// One graph in the DOT language, which begins at the left bottom corner of its page.
  public var dot: String
  /// The width of the page, in points.
  public var width: Double
  /// The height of the page, in points.
  public var height: Double

  /// Every argument is the property of its name.
  public init(dot: String, width: Double, height: Double) {
    self.dot = dot
    self.width = width
    self.height = height
  }
}

extension Graphviz {
  /// Draws graphs into one PDF file, a page each, in their order. The same graphs give the same bytes.
  ///
  /// - Parameters:
  ///   - pages: the graphs, at least one.
  ///   - engine: who places nodes and edges.
  /// - Throws: `GraphvizError`, also where Cairo can't be found by itself.
  /// - Complexity: as of drawing each.
  public func document(
    of pages: [GraphvizPage], engine: GraphvizEngine = .nop2
  ) throws(GraphvizError) -> GraphvizRendering {
    try check(for: .pdf, engine: engine)
    let rendering = try GraphvizLibrary.document(of: pages, engine: engine)
    guard var document = PortableDocument(rendering.bytes) else { return rendering }
    document.forgetDate()
    return GraphvizRendering(bytes: document.bytes, warnings: rendering.warnings)
  }
}
