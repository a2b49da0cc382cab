internal import CGraphvizShim

/// Graphviz in this process: DOT text in; a picture, or positions, out.
///
/// The library keeps its state in global variables, and drawing from two threads at once crashes it
/// or spoils the output, even with separate contexts. So there is one `Graphviz`, and everything it
/// does happens on one thread of its own, in the order of the calls. That thread has a stack of
/// 64 MB, since the layered layout recurses once per rank.
///
/// The same text, engine and format give the same bytes on every call and in every run with one
/// version of Graphviz. Between versions, the positions that an engine finds differ; with
/// ``GraphvizEngine/nop2`` they are the text's own.
///
/// While a drawing is made, Graphviz sets the process's `LC_NUMERIC` to "C" and puts it back.
/// A few messages (out of memory; complaints of Pango and Cairo) go to standard error and can't be
/// caught; the causes that are known are checked before, and thrown.
///
/// ```swift
/// let svg = try await Graphviz.shared.render(
///   dot: "digraph { stalin -> yezhov }", format: .svg, engine: .dot)
/// ```
public actor Graphviz {
  /// The only one.
  public static let shared = Graphviz()

  private nonisolated let thread = GraphvizThread()
  private var installed: (engines: Set<String>, formats: Set<String>)?
  private var fontsAreKnown = false

  private init() {}

  /// The executor whose one thread all calls of Graphviz are made on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// The version of the library, as it calls itself, such as `"2.43.0"`; nil when it doesn't start.
  public var version: String? {
    guard thread.canDraw, let version = unsafe camarilla_gv_version() else { return nil }
    return unsafe String(cString: version)
  }

  /// The engines that can be asked for here, in the order of ``GraphvizEngine/allKnown``.
  public var engines: [GraphvizEngine] {
    let names = plugins().engines
    return GraphvizEngine.allKnown.filter { names.contains($0.name) }
  }

  /// The formats that can be asked for here, by name: those of the library that a picture comes out whole in. What
  /// opens windows, lays files beside, loses letters or ends the process is left out.
  public var formats: [GraphvizFormat] {
    plugins().formats.map(GraphvizFormat.init(name:)).filter(\.isWhole)
      .sorted { $0.name < $1.name }
  }

  /// Lays out one graph and draws it.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - format: What comes out.
  ///   - engine: Who places nodes and edges.
  /// - Returns: The bytes of the file.
  /// - Throws: ``GraphvizError``: for a text that is no graph, an engine or format that isn't installed, a picture that
  ///   is too large, or what the library gave up at; ``GraphvizError/cancelled`` where the task was cancelled before
  ///   its turn came.
  /// - Complexity: The engine's; for `nop2`, O(length of the text), some milliseconds for a hundred
  ///   figures as SVG, tens of milliseconds as PNG.
  public func render(
    dot: String, format: GraphvizFormat, engine: GraphvizEngine = .dot
  ) throws(GraphvizError) -> [UInt8] {
    try rendering(dot: dot, format: format, engine: engine).bytes
  }

  /// As ``render(dot:format:engine:)``, with the warnings that came on the way.
  ///
  /// - Throws: as that.
  public func rendering(
    dot: String, format: GraphvizFormat, engine: GraphvizEngine = .dot
  ) throws(GraphvizError) -> GraphvizRendering {
    try check(for: format, engine: engine)
    let drawing = try draw(dot, format: format, engine: engine)
    if format == .pdf, var document = PortableDocument(drawing.bytes) {
      document.forgetDate()
      return GraphvizRendering(bytes: document.bytes, warnings: drawing.warnings)
    }
    if format.isPostScript {
      return GraphvizRendering(
        bytes: PostScriptText.withoutDate(drawing.bytes), warnings: drawing.warnings)
    }
    return drawing
  }

  /// Lays out one graph and tells where its nodes are.
  ///
  /// - Returns: The nodes, in the order of the text.
  /// - Throws: as ``render(dot:format:engine:)``, but for what is about formats.
  /// - Complexity: The engine's.
  public func positions(
    dot: String, engine: GraphvizEngine
  ) throws(GraphvizError) -> [GraphvizPosition] {
    GraphvizPosition.read(try draw(dot, format: nil, engine: engine).bytes)
  }

  private func draw(
    _ dot: String, format: GraphvizFormat?, engine: GraphvizEngine
  ) throws(GraphvizError) -> GraphvizRendering {
    guard !Task.isCancelled else { throw .cancelled }
    try check(engine)
    try GraphvizLimits.check(dot)
    return try unsafe GraphvizLibrary.draw(dot, format: format, engine: engine)
  }

  /// Makes sure that there is what a drawing takes.
  func check(for format: GraphvizFormat, engine: GraphvizEngine) throws(GraphvizError) {
    try requireMemory()
    guard plugins().formats.contains(format.name), format.isWhole else {
      throw .unknownFormat(format.name, known: formats.map(\.name))
    }
    if !format.isText { try checkFonts() }
    try check(engine)
  }

  /// Makes sure that Graphviz may be called at all.
  package func requireMemory() throws(GraphvizError) {
    guard thread.canDraw else { throw .outOfMemory }
  }

  private func check(_ engine: GraphvizEngine) throws(GraphvizError) {
    guard plugins().engines.contains(engine.name) else {
      throw .unknownEngine(engine.name, known: engines.map(\.name))
    }
  }

  private func checkFonts() throws(GraphvizError) {
    guard !fontsAreKnown else { return }
    if camarilla_gv_font_count() == 0 { throw .noFonts }
    fontsAreKnown = true
  }

  private func plugins() -> (engines: Set<String>, formats: Set<String>) {
    if let installed { return installed }
    guard thread.canDraw else { return ([], []) }
    let found = (
      engines: Set(GraphvizLibrary.plugins(of: "layout")),
      formats: Set(GraphvizLibrary.plugins(of: "device"))
    )
    // An empty answer is not kept: the next call may find a library that works.
    if !found.engines.isEmpty { installed = found }
    return found
  }
}

/// A picture, and what the library had to remark about it.
public struct GraphvizRendering: Sendable, Equatable {
  /// The rendering in the format asked for.
  public let bytes: [UInt8]

  /// One entry a message, without a trailing line break.
  public let warnings: [String]

  /// A rendering that was not made by Graphviz itself.
  package init(bytes: [UInt8], warnings: [String]) {
    self.bytes = bytes
    self.warnings = warnings
  }
}
