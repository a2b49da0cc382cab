public import CamarillaDrawing
public import CamarillaGraphviz

/// Pictures in one PDF file, a page each, in their order.
public struct PictureDocument: Sendable {
  /// The pictures.
  public var pictures: [Picture]

  /// - Parameter pictures: at least one.
  public init(_ pictures: [Picture]) { self.pictures = pictures }

  /// The file's bytes, the same for the same pictures, and what Graphviz warned of.
  ///
  /// - Throws: `GraphvizError`, or `CancellationError` when the task was cancelled.
  /// - Complexity: linear in the pictures.
  public func rendering() async throws -> GraphvizRendering {
    let pages = pictures.map { picture in
      let page = picture.asPage
      return GraphvizPage(dot: page.dot(), width: page.width, height: page.height)
    }
    return try await withoutOwnCancellation { () async throws(GraphvizError) in
      try await Graphviz.shared.document(of: pages)
    }
  }
}
