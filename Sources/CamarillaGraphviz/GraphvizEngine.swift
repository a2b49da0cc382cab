/// Who places nodes and edges.
///
/// `fdp` is left out: with clusters it gives another picture on every run.
public struct GraphvizEngine: Hashable, Sendable {
  /// The plug-in's name.
  public let name: String

  /// An engine of this name; whether it exists is found out when it is used.
  public init(name: String) { self.name = name }

  /// Nobody: nodes and edges stay where the text puts them.
  public static let nop2 = GraphvizEngine(name: "nop2")
  /// Nodes stay where the text puts them; edges are routed.
  public static let nop = GraphvizEngine(name: "nop")
  /// Layers, for directed graphs; up to about 1,000 nodes.
  public static let dot = GraphvizEngine(name: "dot")
  /// Stress majorization; up to about 1,000 nodes.
  public static let neato = GraphvizEngine(name: "neato")
  /// Multi-scale forces; for thousands of nodes.
  public static let sfdp = GraphvizEngine(name: "sfdp")
  /// Circles; up to about 100 nodes.
  public static let circo = GraphvizEngine(name: "circo")
  /// Rings around a root.
  public static let twopi = GraphvizEngine(name: "twopi")
  /// Rectangles, cluster by cluster.
  public static let osage = GraphvizEngine(name: "osage")

  /// The engines that Graphviz comes with.
  public static let allKnown: [GraphvizEngine] = [
    .nop2, .nop, .dot, .neato, .sfdp, .circo, .twopi, .osage,
  ]
}

/// What comes out.
public struct GraphvizFormat: Hashable, Sendable {
  /// The plug-in's name, which is also the usual file extension.
  public let name: String

  /// A format of this name; whether it exists is found out when it is used.
  public init(name: String) { self.name = name }

  /// Scalable Vector Graphics.
  public static let svg = GraphvizFormat(name: "svg")
  /// Portable Network Graphics, at the resolution asked for.
  public static let png = GraphvizFormat(name: "png")
  /// Portable Document Format.
  public static let pdf = GraphvizFormat(name: "pdf")
  /// The graph as text again, with positions.
  public static let dot = GraphvizFormat(name: "dot")
  /// Graphviz's own JSON, with layout and drawing operations.
  public static let json = GraphvizFormat(name: "json")

  /// Whether pixels come out, so that the size in pixels is limited.
  public var isBitmap: Bool {
    [
      "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp", "ico", "tga", "pct",
      "pict", "psd", "sgi", "exr", "jp2", "gd", "wbmp", "avif", "heif",
    ].contains(name)
  }

  /// Whether the outcome is text in which a later reader chooses the fonts.
  var needsFonts: Bool {
    !["dot", "gv", "canon", "plain", "plain-ext", "json", "json0"].contains(name)
  }

  /// Whether it shows a window in place of writing bytes.
  var opensWindow: Bool { ["x11", "xlib", "gtk", "xlib-cairo"].contains(name) }
}
