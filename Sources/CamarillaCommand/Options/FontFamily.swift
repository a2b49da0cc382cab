import ArgumentParser
import Camarilla
import CamarillaDrawing
import CamarillaGraphviz
import CamarillaPictures

/// The name of a family of fonts.
struct FontFamily: Sendable, Equatable {
  var name: String

  /// - Throws: where the text is no name.
  @Sendable static func parse(_ text: String) throws -> FontFamily {
    let name = text.withoutOuterBlanks
    let isName = !name.isEmpty && name.unicodeScalars.allSatisfy(isPart)
    guard isName else {
      throw ValidationError(
        "'\(text)' is no name of a font; expected one family, such as 'EB Garamond'.")
    }
    return FontFamily(name: name)
  }

  /// Whether a name may have it in the languages that pictures are written in.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0x7F && !"\"'\\<>&,;".unicodeScalars.contains(scalar)
  }

  /// Names that stand for whichever font a system has of a sort.
  private static let sorts: Set<String> = ["serif", "sans-serif", "sans", "monospace", "mono"]

  /// The font, or the usual one where it isn't installed, with what is to be said about that.
  func typeface() async throws -> (typeface: Typeface, note: String?) {
    let installed = await Graphviz.shared.fontFamilies
    let isSort = Self.sorts.contains(name.lowercased())
    guard let installed, !isSort else { return (try await Typeface(measuring: name), nil) }
    if let known = installed.first(where: { Self.isSame($0, name) }) {
      return (try await Typeface(measuring: known), nil)
    }
    let hint = Suggestion(nearestTo: name, among: installed).hint
    return (
      .usual,
      "the font '\(name)' isn't installed, and \(Typeface.usual.family) is used instead" + hint
    )
  }

  /// Fonts are found whatever the case of letters.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    first.lowercased() == second.lowercased()
  }
}

extension PictureArguments {
  /// Lays out and draws in the font that was asked for.
  func inFont<Result>(
    isolation: isolated (any Actor)? = #isolation, _ draw: () async throws -> Result
  ) async throws -> Result {
    guard let fontFamily else { return try await draw() }
    let (typeface, note) = try await fontFamily.typeface()
    if let note { Console.current.note("camarilla: " + note) }
    return try await Typeface.$current.withValue(typeface, operation: draw)
  }
}
