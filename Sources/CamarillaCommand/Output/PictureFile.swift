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
    _ drawing: some Drawable, wayOut: String = "a shorter time, or a smaller --font"
  ) async throws -> [UInt8] {
    LoadedChronicles.current?.drawsPictures = true
    let picture = drawing.picture(on: page)
    if let shortfall = picture.shortfall {
      guard shortfall.smallestText >= PageShortfall.leastText else {
        throw CommandFailure(
          status: .usage,
          message: "the page has no room for the picture: " + shortfall.text(wayOut: wayOut))
      }
      Console.current.note("camarilla: " + shortfall.text(wayOut: wayOut))
    }
    let rendering = try await picture.rendering(as: format)
    for warning in rendering.warnings { Console.current.note("camarilla: Graphviz: \(warning)") }
    return rendering.bytes
  }
}
