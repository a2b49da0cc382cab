import ArgumentParser
import CamarillaDrawing

/// `--theme`, `--page`, `--width`, `--height`, `--font` and `--font-family`: the colors of a picture, the size that it is
/// made for, and its font.
struct PictureArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp(
      "The colors of a picture: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "theme"),
    completion: .choices(of: Theme.self),
    transform: choice(noun: "theme", of: Theme.self))
  var wantedTheme: Theme?

  @Option(
    help: ArgumentHelp(
      "Lay the picture out for a page: \(PageSize.namesWithSizes).",
      valueName: "page"),
    completion: .list(PageSize.named.map(\.name)),
    transform: choice(noun: "page", among: PageSize.named.map { (name: $0.name, value: $0.size) }))
  var page: PageSize?

  @Option(
    help: ArgumentHelp(
      "Make the picture exactly so wide, in mm, cm, in, pt or px, such as 120mm.",
      valueName: "length"), transform: PageSize.Length.parse)
  var width: PageSize.Length?

  @Option(
    help: ArgumentHelp("Make the picture exactly so high, as for --width.", valueName: "length"),
    transform: PageSize.Length.parse)
  var height: PageSize.Length?

  @Option(
    help: ArgumentHelp(
      "The size of the smallest text, in points (default: 7 where a size is asked for).",
      valueName: "size"), transform: PageSize.Length.parseFontSize)
  var font: PageSize.Length?

  @Option(
    name: .customLong("font-family"),
    help: ArgumentHelp(
      "The font of all words, such as 'EB Garamond'; DejaVu Sans unless told, and where it isn't installed.",
      valueName: "name"), transform: FontFamily.parse)
  var fontFamily: FontFamily?

  var theme: Theme { wantedTheme ?? .light }

  /// The size that was asked for; nil where nothing was.
  var size: PageSize? {
    guard page != nil || width != nil || height != nil || font != nil else { return nil }
    var size = page ?? PageSize()
    if let width { (size.width, size.mostHeight) = (width, height == nil ? size.mostHeight : nil) }
    if let height { size.height = height }
    if let font { size.smallestText = font.points }
    return size
  }

  /// For commands whose output is not always a picture.
  func requireAbsent() throws {
    try requireNoPage()
    if fontFamily != nil {
      throw ValidationError(
        "--font-family is for pictures; name one with -o, such as -o chart.svg.")
    }
  }

  /// For outputs that have words, and neither a theme nor a size.
  func requireNoPage() throws {
    let given = [
      wantedTheme != nil ? "--theme" : nil, page != nil ? "--page" : nil,
      width != nil ? "--width" : nil, height != nil ? "--height" : nil,
      font != nil ? "--font" : nil,
    ].compactMap(\.self)
    if let option = given.first {
      throw ValidationError("\(option) is for pictures; name one with -o, such as -o chart.svg.")
    }
  }
}

extension OutputArguments {
  /// For commands that draw several steps of time but not one.
  func requireRange(_ isRange: Bool, picture: PictureArguments) throws {
    if !isPicture {
      try picture.requireAbsent()
    } else if !isRange {
      throw ValidationError(
        "a chart is of several years; give --from and --to, or draw the one with render.")
    }
  }
}
