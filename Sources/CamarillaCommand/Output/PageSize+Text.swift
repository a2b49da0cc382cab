import ArgumentParser
import CamarillaDrawing

extension PageSize.Length {
  /// The units a length may be in, each with how one is made of a number.
  private static let units: [(name: String, length: @Sendable (Double) -> PageSize.Length)] = [
    ("mm", PageSize.Length.millimeters), ("cm", PageSize.Length.centimeters),
    ("in", PageSize.Length.inches), ("pt", PageSize.Length.points), ("px", PageSize.Length.pixels),
  ]

  /// No page is longer: five meters.
  private static let most = 5000 * 72 / 25.4

  @Sendable static func parse(_ text: String) throws -> PageSize.Length {
    let expected = "expected a number with mm, cm, in, pt or px, such as 120mm."
    let word = text.lowercased().filter { $0 != " " }
    guard let unit = units.first(where: { word.hasSuffix($0.name) }) else {
      throw ValidationError("'\(text)' has no unit; \(expected)")
    }
    guard let number = Double(word.dropLast(unit.name.count)), number.isFinite else {
      throw ValidationError("'\(text)' is no length; \(expected)")
    }
    let length = unit.length(number)
    guard length.points > 0, length.points <= most else {
      throw ValidationError("'\(text)' is no size of a page; expected more than 0 and at most 5 m.")
    }
    return length
  }

  /// A size of text, in points where it has no unit.
  @Sendable static func parseFontSize(_ text: String) throws -> PageSize.Length {
    let length = try parse(Double(text) == nil ? text : text + "pt")
    guard length.points >= 1, length.points <= 200 else {
      throw ValidationError("'\(text)' is no size of text; expected 1 to 200 pt.")
    }
    return length
  }
}

extension PageSize.Length {
  /// In millimeters, or in pixels where it was given so: `338.7 mm`.
  fileprivate var text: String {
    let value = isInPixels ? points * 96 / 72 : points * 25.4 / 72
    return "\(Number.plain(of: (value * 10).rounded() / 10)) \(isInPixels ? "px" : "mm")"
  }
}

extension PageSize {
  /// How large it is: `115 mm wide, up to 180 mm high` where only the width is exact.
  fileprivate var text: String {
    [
      width.map { "\($0.text) wide" }, height.map { "\($0.text) high" },
      mostHeight.map { "up to \($0.text) high" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// Those that have a name, with how large they are.
  static let namesWithSizes = named.map { "\($0.name) (\($0.size.text))" }.joined(separator: ", ")
}

extension PageShortfall {
  /// What a person is told who asked for a page on which the text doesn't fit.
  func text(wayOut: String) -> String {
    func number(_ value: Double) -> String { Number.plain(of: (value * 10).rounded() / 10) }
    func millimeters(_ points: Double) -> String { "\(Int((points * 25.4 / 72).rounded(.up)))" }
    return "the smallest text is \(number(smallestText)) pt instead of"
      + " \(number(wantedText)), since the picture takes about \(millimeters(width)) × \(millimeters(height)) mm;"
      + " expected a page of that size, \(wayOut)"
  }

  /// Text smaller than this is no text, in points.
  static let leastText = 2.0
}
