import Camarilla

extension EdgeStyle {
  /// As an editor or a reader wants a kind to look. Without color, as dark as the color is; on a dark ground, dark colors
  /// are lightened.
  func restyled(as wanted: KindStyle, in theme: Theme) -> EdgeStyle {
    var style = self
    if let color = wanted.color {
      let ink = Ink(color)
      switch theme {
      case .light: style.ink = ink
      case .grey: style.ink = ink.grey
      case .dark:
        style.ink = ink.luminance < 0.15 ? ink.mixed(with: Ink("#FFFFFF"), share: 0.45) : ink
      }
      style.ink = style.ink.faded(0xE0)
    }
    if let line = wanted.line.flatMap({ Line(rawValue: $0.rawValue) }) { style.line = line }
    if let width = wanted.width { style.width = width }
    return style
  }
}

extension Ink {
  /// As light a grey, and never so light that it can't be seen on paper.
  fileprivate var grey: Ink {
    let value = min(0.6, luminance.squareRoot())
    return Ink("#000000").mixed(with: Ink("#FFFFFF"), share: value)
  }
}
