import Camarilla

extension Storyboard {
  /// One page to open in a browser, from a file or from anywhere; it needs nothing but itself.
  ///
  /// It shows a year, or another step of time, at a time, with a slider, keys and a button to play; figures move and ties fade
  /// from step to step; pointing at a figure or giving it the focus shows its relationships with
  /// their sources. Kinds can be left out, what has changed since the step before is marked, and the
  /// address names the step (`page.html#1937`, `#1926-05`). Names and texts of the chronicle are shown as they
  /// are, whatever they contain. The page is light or dark as the reader's system is.
  ///
  /// The same storyboard gives the same text. About 5 kB a step for 20 figures with 30
  /// relationships, and 50 kB besides.
  ///
  /// - Complexity: O(length of the text), and comparing each step with the one before.
  public func html() -> String {
    let data = StoryboardData(self)
    let unit = steps.unit
    let parts = [
      "unit": unit.rawValue, "Unit": Self.capitalized(unit.rawValue), "units": unit.plural,
      "Units": Self.capitalized(unit.plural),
      "title": Self.escaped(name), "colors": fonts + Self.colors(of: data),
      "style": Self.text(from: PackageResources.page_css), "data": data.text(),
      "model": Self.text(from: PackageResources.model_js),
      "drawing": Self.text(from: PackageResources.drawing_js),
      "panel": Self.text(from: PackageResources.panel_js),
      "script": Self.text(from: PackageResources.page_js),
    ]
    var page = ""
    // What is put in is not looked at again.
    for (index, piece) in Self.text(from: PackageResources.page_html).split(
      separator: "{{", omittingEmptySubsequences: false
    ).enumerated() {
      guard index > 0, let end = piece.firstRange(of: "}}"),
        let part = parts[String(piece[..<end.lowerBound])]
      else {
        page += piece
        continue
      }
      page += part + piece[end.upperBound...]
    }
    return page
  }

  /// What the page knows, as JSON, for pages of one's own: figures, kinds, sources and claims by their numbers, and a
  /// frame a step with the positions of everybody and the courses of the ties.
  ///
  /// Figures, claims and sources have their ids, frames what they are called in EDTF. A figure's `b` is the center, the
  /// size and the font size of its box, a tie's `c` the points of its Bézier curve, both in points from the
  /// top left corner of `page`; `c` of a figure and a faction is the number of its color, -1 for none.
  ///
  /// - Complexity: O(length of the text).
  public func json() -> String { StoryboardData(self).text() }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func text(from bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Text between tags.
  private static func escaped(_ text: String) -> String {
    DOTText.cleaned(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\n", with: " ")
  }

  /// The font that boxes were measured in, and what resembles it, as a style sheet.
  private var fonts: String {
    let names = typeface.families.map { $0.contains("-") ? $0 : "\"\(Self.escaped($0))\"" }
    return ":root { --font: \(names.joined(separator: ", ")) }\n"
  }

  // MARK: - Colors

  /// The themes as style sheets: paper is light, screens are as the reader wants.
  private static func colors(of data: StoryboardData) -> String {
    var text = ":root {\n\(variables(of: data, theme: .light))}\n"
    text += "@media screen and (prefers-color-scheme: dark) {\n:root {\n"
    text += "\(variables(of: data, theme: .dark))}\n}\n"
    for name in (0..<data.coloring.mostGroups).map({ "f\($0)" }) + ["fx"] {
      text +=
        ".\(name) rect.box, .swatch.\(name) { fill: var(--\(name)); stroke: var(--\(name)-line)"
      text += "; background: var(--\(name)); border-color: var(--\(name)-line) }\n"
      text += ".\(name) text, .swatch.\(name) { fill: var(--\(name)-text)"
      text += "; color: var(--\(name)-text) }\n"
    }
    for (number, style) in data.styles(in: .light).enumerated() {
      let dashes =
        switch style.line {
        case .solid: "none"
        case .dashed: "6 4"
        case .dotted: "1.5 3.5"
        }
      let isHollow = [EdgeStyle.Mark.onormal, .odiamond, .odot].contains(style.head)
      text += ".k\(number) { --w: \(JSONText.number(value: style.width))px }\n"
      text += ".k\(number) .line { stroke: var(--k\(number)); stroke-width: var(--w)"
      text += "; stroke-dasharray: \(dashes) }\n"
      text += ".k\(number) path:not(.line):not(.hit):not(.halo) { stroke: var(--k\(number))"
      text += "; fill: \(isHollow ? "var(--paper)" : "var(--k\(number))") }\n"
      // Dashes say that a tie is hostile, certain or not.
      let doubtful = style.line == .dashed ? "5 7; opacity: 0.6" : "1.5 3.5; opacity: 0.75"
      text += ".k\(number).uncertain .line { stroke-dasharray: \(doubtful) }\n"
    }
    return text
  }

  private static func variables(of data: StoryboardData, theme: Theme) -> String {
    let isDark = theme == .dark
    var text =
      "--paper: \(theme.paper.hex); --ink: \(theme.ink.hex); --quiet: \(theme.quietInk.hex);\n"
    let others = [
      ("line", "#D0D4D8", "#39424C"), ("link", "#00558C", "#7CC4F0"),
      ("focus", "#0062B8", "#7CC4F0"), ("new", "#00704F", "#2CC79A"),
      ("ended", "#5C5C5C", "#A9B2BC"), ("turned", "#8B0A1A", "#FF7A8A"),
    ]
    for (name, light, dark) in others { text += "--\(name): \(isDark ? dark : light); " }
    text += "\n"
    for (name, faction) in (0..<data.coloring.mostGroups).map({ ("f\($0)", Int?($0)) }) + [
      ("fx", nil)
    ] {
      let style = theme.style(group: faction, of: data.coloring.palette)
      text += "--\(name): \(style.fill.hex); --\(name)-line: \(style.border.hex)"
      text += "; --\(name)-text: \(style.text.hex);\n"
    }
    for (number, style) in data.styles(in: theme).enumerated() {
      text += "--k\(number): \(style.ink.hex); "
    }
    return text + "\n"
  }
}
