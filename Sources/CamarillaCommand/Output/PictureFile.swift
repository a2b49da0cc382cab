import CamarillaFormats
import CamarillaGraphviz
import CamarillaPictures

/// A file to draw into, whose extension names the format.
struct PictureFile {
  var path: String
  var format: GraphvizFormat

  init(_ path: String) async throws {
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
    self.format = GraphvizFormat(name: format)
  }

  /// The picture's bytes.
  func draw(_ drawing: some Drawable) async throws -> [UInt8] {
    LoadedChronicles.current?.drawsPictures = true
    let rendering = try await drawing.rendering(as: format)
    for warning in rendering.warnings { Console.current.note("camarilla: Graphviz: \(warning)") }
    return rendering.bytes
  }
}
