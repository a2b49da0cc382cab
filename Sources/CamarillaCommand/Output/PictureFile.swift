import CamarillaDrawing
import CamarillaFormats
import CamarillaGraphviz
import CamarillaPictures

/// A file to draw into, whose extension names the format.
struct PictureFile {
  var path: String
  var format: GraphvizFormat
  /// The size that it is drawn for; nil where the page is made around the drawing.
  var page: PageSize?
  /// The measure that sizes of names were asked to tell; nil where nothing was asked.
  var sizes: String?

  init(_ path: String, page: PageSize? = nil, sizes: String? = nil) async throws {
    guard let format = fileExtension(of: path) else {
      throw CommandFailure(
        status: .usage,
        message: "'\(path)' has no extension to name its format, such as .svg, .png, .pdf or .dot")
    }
    try await Graphviz.shared.requireMemory()
    let known = await Graphviz.shared.formats.map(\.name)
    guard known.contains(format) else {
      throw CommandFailure(
        status: .usage, message: unknownWord(noun: "picture format", text: format, among: known))
    }
    self.path = path
    self.page = page
    self.sizes = sizes
    self.format = GraphvizFormat(name: format)
  }

  /// The picture's bytes.
  ///
  /// - Parameter wayOut: what would make the text as large as was asked, beside a larger page.
  func draw(
    _ drawing: some Drawable, wayOut: String = usualWayOut
  ) async throws -> [UInt8] {
    let picture = drawing.picture(on: page)
    try accept([picture], wayOut: wayOut)
    return try await bytes(of: picture)
  }

  /// The bytes of pictures that are on one page already, a file each.
  func draw(series pictures: [Picture], _ take: (Int, [UInt8]) throws -> Void) async throws {
    try accept(pictures)
    for (index, picture) in pictures.enumerated() { try take(index, try await bytes(of: picture)) }
  }

  /// The bytes of one file with a page for each picture.
  func draw(pages pictures: [Picture]) async throws -> [UInt8] {
    try accept(pictures)
    return told(try await PictureDocument(pictures).rendering())
  }

  private static let usualWayOut = "a shorter time, or a smaller --font"

  /// Says what has no room in pictures: how far their text is too small, where it stops if nobody could read it, and how many
  /// ties and posts nobody sees.
  private func accept(_ pictures: [Picture], wayOut: String = usualWayOut) throws {
    LoadedChronicles.current?.drawsPictures = true
    let shortfalls = pictures.compactMap(\.shortfall)
    if let shortfall = shortfalls.min(by: { $0.smallestText < $1.smallestText }) {
      try accept(shortfall, wayOut: wayOut)
    }
    let hidden = pictures.reduce(0) { $0 + $1.hiddenTies }
    if hidden > 0 {
      let all = pictures.reduce(0) { $0 + $1.ties }
      let wayOut = page == nil ? "" : "; a larger page shows them"
      Console.current.note(
        "camarilla: \(hidden) of \(all) lines are too short to be seen, between figures that stand close"
          + wayOut)
    }
    if let sizes, pictures.contains(where: \.leavesSizesOut) {
      let wayOut = page == nil ? "" : "; a larger page shows \(sizes)"
      Console.current.note(
        "camarilla: names are all of one size, since those of several have no room" + wayOut)
    }
    let leftOut = pictures.reduce(0) { $0 + $1.postsLeftOut }
    guard leftOut > 0 else { return }
    let all = leftOut + pictures.reduce(0) { $0 + $1.postsWritten }
    let tooltips = format == .svg ? "; tooltips have them" : ""
    Console.current.note(
      "camarilla: \(leftOut) of \(all) posts have no room beside their lines\(tooltips)")
  }

  /// Says how small the smallest text of all is.
  private func accept(_ shortfall: PageShortfall, wayOut: String) throws {
    guard shortfall.smallestText >= PageShortfall.leastText else {
      throw CommandFailure(
        status: .usage,
        message: "the page has no room for the picture: " + shortfall.text(wayOut: wayOut))
    }
    Console.current.note("camarilla: " + shortfall.text(wayOut: wayOut))
  }

  private func bytes(of picture: Picture) async throws -> [UInt8] {
    told(try await picture.rendering(as: format))
  }

  /// What was drawn, its warnings told.
  private func told(_ rendering: GraphvizRendering) -> [UInt8] {
    for warning in rendering.warnings { Console.current.note("camarilla: Graphviz: \(warning)") }
    return rendering.bytes
  }
}
