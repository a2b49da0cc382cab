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

  init(_ path: String, page: PageSize? = nil) async throws {
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
    self.format = GraphvizFormat(name: format)
  }

  /// The picture's bytes.
  ///
  /// - Parameter wayOut: what would make the text as large as was asked, beside a larger page.
  func draw(
    _ drawing: some Drawable, wayOut: String = usualWayOut
  ) async throws -> [UInt8] {
    let picture = drawing.picture(on: page)
    try accept(picture, wayOut: wayOut)
    return try await bytes(of: picture)
  }

  /// The bytes of pictures that are on one page already, a file each.
  func draw(series pictures: [Picture], _ take: (Int, [UInt8]) throws -> Void) async throws {
    // They are all alike, so that what one lacks all do.
    if let first = pictures.first { try accept(first) }
    for (index, picture) in pictures.enumerated() { try take(index, try await bytes(of: picture)) }
  }

  /// The bytes of one file with a page for each picture.
  func draw(pages pictures: [Picture]) async throws -> [UInt8] {
    if let first = pictures.first { try accept(first) }
    return told(try await PictureDocument(pictures).rendering())
  }

  private static let usualWayOut = "a shorter time, or a smaller --font"

  /// Says how far a picture's text is too small; stops where nobody could read it.
  private func accept(_ picture: Picture, wayOut: String = usualWayOut) throws {
    LoadedChronicles.current?.drawsPictures = true
    guard let shortfall = picture.shortfall else { return }
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
