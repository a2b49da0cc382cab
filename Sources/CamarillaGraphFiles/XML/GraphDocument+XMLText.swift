import Camarilla

// XML has no place for control characters, which get into notes by copying from other programs.

extension GraphDocument {
  /// The document with U+FFFD for each character that XML has no place for. The ids of nodes stay as they
  /// are, since two might become one; writing refuses them.
  func withXMLTexts() -> GraphDocument {
    guard textsBeyondXML().count > 0 else { return self }
    var document = self
    document.title = XMLText.fitted(title)
    for index in attributes.indices {
      document.attributes[index].value = XMLText.fitted(attributes[index].value)
    }
    document.nodes.labels = nodes.labels.fitted(rows: nodes.count)
    document.edges.labels = edges.labels.fitted(rows: edges.count)
    document.edges.ids = edges.ids.fitted(rows: edges.count)
    for index in nodes.columns.indices {
      document.nodes.columns[index].fit(rows: nodes.count)
    }
    for index in edges.columns.indices {
      document.edges.columns[index].fit(rows: edges.count)
    }
    return document
  }

  /// How many texts hold such characters, and one of them.
  func textsBeyondXML() -> (count: Int, example: String?) {
    var found: (count: Int, example: String?) = (0, nil)
    func look(_ text: String) {
      guard !XMLText.isFit(text) else { return }
      found = (found.count + 1, found.example ?? text)
    }
    func look(_ texts: TextColumn, rows: Int) {
      if !texts.allSatisfy(XMLText.isFit) { for row in 0..<rows { look(texts[row]) } }
    }
    look(title)
    for attribute in attributes { look(attribute.value) }
    look(nodes.labels, rows: nodes.count)
    look(edges.labels, rows: edges.count)
    look(edges.ids, rows: edges.count)
    for (columns, rows) in [(nodes.columns, nodes.count), (edges.columns, edges.count)] {
      for column in columns {
        look(column.values, rows: rows)
        for change in column.changes { look(change.value) }
      }
    }
    return found
  }
}

extension TextColumn {
  fileprivate func fitted(rows: Int) -> TextColumn {
    if allSatisfy(XMLText.isFit) { return self }
    var fitted = self
    for row in 0..<rows where !XMLText.isFit(self[row]) { fitted[row] = XMLText.fitted(self[row]) }
    return fitted
  }
}

extension AttributeColumn {
  fileprivate mutating func fit(rows: Int) {
    values = values.fitted(rows: rows)
    for index in changes.indices { changes[index].value = XMLText.fitted(changes[index].value) }
  }
}

/// Which characters XML has a place for.
enum XMLText {
  /// Whether a text holds none of the characters that XML refuses: controls but for tab and line ends,
  /// U+FFFE and U+FFFF.
  static func isFit(_ text: String) -> Bool {
    var last: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte < 0x20, byte != 9, byte != 10, byte != 13 { return false }
      if byte == 0xBE || byte == 0xBF, last == (0xEF, 0xBF) { return false }
      last = (last.1, byte)
    }
    return true
  }

  static func fitted(_ text: String) -> String {
    if isFit(text) { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isFit(String($0)) ? $0 : "\u{FFFD}" }))
  }
}
