extension Picture.TextBlock {
  /// An HTML-like table, for bold or italic text and for text on a ground. Its size and color are those of its element:
  /// in a table Graphviz takes whole points only.
  func markup(background: Ink?) -> String {
    let align =
      switch alignment {
      case .left: "LEFT"
      case .center: "CENTER"
      case .right: "RIGHT"
      }
    let ground = background.map { " BGCOLOR=\"\($0.faded(0xD8).hex)\"" } ?? ""
    let rows = lines.map { line in
      var text = DOTText.markup(of: line)
      if isBold { text = "<B>\(text)</B>" }
      if isItalic { text = "<I>\(text)</I>" }
      // The break says at which end the text is held, should the reader's font be wider.
      if alignment != .center { text += "<BR ALIGN=\"\(align)\"/>" }
      return "<TR><TD ALIGN=\"\(align)\">\(text)</TD></TR>"
    }.joined()
    let size = alignment == .center ? "" : " WIDTH=\"\(Int(box.width))\""
    return
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"\(size)\(ground)>"
      + "\(rows)</TABLE>"
  }

  /// Size and color, as attributes of the element that it is the label of.
  var fontAttributes: String {
    ", fontsize=\(DOTNumber.text(of: fontSize)), fontcolor=\"\(ink.hex)\""
  }
}
