import CamarillaDrawing
import CamarillaGraphviz

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
  func draw(_ picture: Picture) async throws -> [UInt8] {
    try await draw(resolution: picture.resolution, picture.dot)
  }

  /// The chart's bytes.
  func draw(_ chart: ChartPicture) async throws -> [UInt8] {
    try await draw(resolution: chart.resolution, chart.dot)
  }

  private func draw(
    resolution: Int, _ dot: (_ resolution: Int?) -> String
  ) async throws -> [UInt8] {
    // DOT is what we hand to Graphviz, with every place in it; a bitmap needs its resolution there.
    let dot = dot(format.isBitmap ? resolution : nil)
    if format == .dot { return Array(dot.utf8) }
    let rendering = try await Graphviz.shared.rendering(dot: dot, format: format, engine: .nop2)
    for warning in rendering.warnings { Console.current.note("camarilla: Graphviz: \(warning)") }
    return rendering.bytes
  }
}

/// What follows the last point of a file's name, in lower case; nil without any.
func fileExtension(of path: String) -> String? {
  let name = path.split(separator: "/").last ?? ""
  guard let point = name.lastIndex(of: "."), name.index(after: point) < name.endIndex else {
    return nil
  }
  return name[name.index(after: point)...].lowercased()
}
