import Camarilla
public import CamarillaDrawing
import CamarillaFormats
public import CamarillaGraphviz

/// What is drawn into a file: a picture, or what makes one, such as the power graph of a year or a chart.
///
/// Every position in a picture is fixed; Graphviz draws and moves nothing.
public protocol Drawable: Sendable {
  /// Lays everything out.
  ///
  /// - Parameter page: the size that it is laid out for; nil where the page is made around the drawing.
  func picture(on page: PageSize?) -> Picture

  /// Stops where laying it out would take minutes.
  ///
  /// - Throws: of a power graph, beyond `LayoutMethod.mostFigures`; of others never.
  func requireLayout() throws(LayoutLimitError)
}

extension Drawable {
  /// Never stops: charts are as large as their pages.
  public func requireLayout() throws(LayoutLimitError) {}
}

extension Drawable {
  /// Lays everything out, and makes the page around the drawing.
  public func picture() -> Picture { picture(on: nil) }
}

extension Picture: Drawable {
  /// The picture itself, scaled to a page where one is asked for that it isn't laid out for already.
  public func picture(on page: PageSize?) -> Picture {
    guard let page, !isOnPage else { return self }
    return scaled(to: page)
  }
}

extension PowerGraph: Drawable {}
extension RankChart: Drawable {}
extension ScoreChart: Drawable {}
extension MultiplesChart: Drawable {}
extension BalanceChart: Drawable {}
extension FactionFlow: Drawable {}
extension LifeChart: Drawable {}

extension Drawable {
  /// Draws in a format, in memory.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - page: the size that it is drawn for; made around the drawing where it is nil.
  /// - Returns: the bytes of a file, and what Graphviz warned of.
  /// - Throws: `GraphvizError`, such as for a format that Graphviz has no plug-in for; `LayoutLimitError` before the work
  ///   where laying it out would take minutes, in which case `picture()` can be written; `CancellationError` soon after the
  ///   task was cancelled.
  /// - Complexity: that of `picture()`; then linear in the picture, and for bitmaps in its pixels.
  public func rendering(
    as format: GraphvizFormat, on page: PageSize? = nil
  ) async throws -> GraphvizRendering {
    try requireLayout()
    let picture = try await untilCancelled { self.picture(on: page) }
    let text = picture.dot(resolution: format.isBitmap ? picture.resolution : nil)
    // DOT is what is handed to Graphviz; of its own it would write defaults and bounding boxes.
    if format == .dot { return GraphvizRendering(bytes: Array(text.utf8), warnings: []) }
    let rendering = try await withoutOwnCancellation { () async throws(GraphvizError) in
      try await Graphviz.shared.rendering(dot: text, format: format, engine: .nop2)
    }
    var bytes = rendering.bytes
    if picture.isOnPage {
      bytes = PageFile.resized(bytes, as: format, width: picture.width, height: picture.height)
    }
    if format == .svg { bytes = VectorFile.rewritten(bytes) }
    return GraphvizRendering(bytes: bytes, warnings: rendering.warnings)
  }

  /// Draws into a file, whose extension names the format: `.svg`, `.pdf`, `.png`, `.dot` and what else
  /// Graphviz can write. A file that is there is replaced once the new one is whole.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - page: the size that it is drawn for; made around the drawing where it is nil.
  /// - Throws: `GraphvizError` for a format that is not known, `LayoutLimitError` for more figures than are laid out
  ///   within minutes, `FormatsError` where the file cannot be written, or `CancellationError` when the task was cancelled;
  ///   nothing is left behind then, and a file that was there is as it was.
  /// - Complexity: as ``rendering(as:on:)``.
  public func write(to path: String, on page: PageSize? = nil) async throws {
    guard let format = GraphvizFormat(extensionOf: path) else {
      throw FormatsError.cannotCreate(
        path: path, reason: "its name has no extension to tell the format, such as .svg or .pdf")
    }
    let bytes = try await rendering(as: format, on: page).bytes
    // Graphviz finishes what it has begun.
    try Task.checkCancellation()
    var file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }
}

/// Runs Graphviz, whose word for work that was cancelled becomes that of all other work.
func withoutOwnCancellation<Value: Sendable>(
  _ draw: @Sendable () async throws(GraphvizError) -> Value
) async throws -> Value {
  do throws(GraphvizError) {
    return try await draw()
  } catch {
    if error == .cancelled { throw CancellationError() }
    throw error
  }
}

extension GraphvizFormat {
  /// The format that the extension of a file's name stands for; nil where it has none.
  public init?(extensionOf path: String) {
    guard let name = fileExtension(of: path) else { return nil }
    self.init(name: name)
  }
}
