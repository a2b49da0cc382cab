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

  /// Whether a picture comes out whole in it, whatever is written there, so that it can be asked for.
  ///
  /// Cairo draws bitmaps, PDF and PostScript and sets letters of any script, as readers of SVG do; what else can be asked for is
  /// the graph as text. Graphviz lists more: writers that lay further files into the working folder (vrml), end the process (vdx),
  /// write nothing (gd, gd2, ico, ismap, pic) or another format than theirs (mp), lose letters (fig, ps2) or colors (wbmp), know
  /// links and no picture (cmap, imap and the like), or write for programs of the past (vml, tk, pov); windows (x11, gtk); and formats
  /// that no extension names (xdot1.2).
  var isWhole: Bool { isBitmap || isPostScript || isText || ["svg", "svgz", "pdf"].contains(name) }

  /// Whether pixels come out, so that the size in pixels is limited.
  public var isBitmap: Bool {
    [
      "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp", "tga", "pct", "pict", "psd",
      "sgi", "exr", "jp2", "avif", "heif",
    ].contains(name)
  }

  /// Whether it is the graph as text, which takes no fonts.
  var isText: Bool {
    [
      "dot", "gv", "canon", "plain", "plain-ext", "xdot", "json", "json0", "dot_json", "xdot_json",
    ].contains(name)
  }

  /// Whether it is PostScript.
  var isPostScript: Bool { ["ps", "eps"].contains(name) }

  /// What Graphviz is asked for: its own PostScript has no letters beyond Latin-1, so that Cairo writes that.
  var plugin: String { isPostScript ? name + ":cairo" : name }
}
