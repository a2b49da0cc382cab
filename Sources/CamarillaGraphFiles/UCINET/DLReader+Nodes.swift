import Camarilla
import CamarillaFormats

// The nodes of rows and columns, and what names them.

extension DLReader {
  /// Adds the nodes that the header tells of.
  mutating func addNodes() {
    let first =
      header.rowLabels.isEmpty && !hasTwoSets ? header.columnLabels : header.rowLabels
    rows =
      header.embedsRowLabels && first.isEmpty
      ? [] : addNodes(first, count: first.isEmpty ? header.rowCount ?? 0 : first.count, set: 0)
    guard hasTwoSets else {
      columns = rows
      return
    }
    let second = header.columnLabels
    columns =
      header.embedsColumnLabels && second.isEmpty
      ? []
      : addNodes(second, count: second.isEmpty ? header.columnCount ?? 0 : second.count, set: 1)
  }

  private mutating func addNodes(_ words: [DLWord], count: Int, set: Int) -> [Int32] {
    (0..<count).map { index in
      guard words.indices.contains(index) else { return addNode(set: set) }
      if labels[set][words[index].text] != nil {
        report(
          "two nodes have the label '\(shortened(words[index].text))'", rule: .duplicateID,
          at: words[index].position, expected: "every label once")
        return addNode(set: set)
      }
      return addNode(words[index], set: set)
    }
  }

  /// A node of a number; those of columns follow those of rows.
  private mutating func addNode(set: Int) -> Int32 {
    document.nodes.mention("\(document.nodes.count + 1)")
  }

  private mutating func addNode(_ word: DLWord, set: Int) -> Int32 {
    var id = word.text
    // One label in two sets names two nodes.
    var number = 2
    while document.nodes.index(of: id) != nil {
      id = "\(word.text)-\(number)"
      number += 1
    }
    let node = document.nodes.mention(
      id, line: word.position.line, position: word.position.column)
    if id != word.text { document.nodes.labels[Int(node)] = word.text }
    labels[set][word.text] = node
    return node
  }

  /// Tells rows and columns apart.
  mutating func addModes() {
    var column = AttributeColumn(name: "mode", type: .integer)
    for node in columns { column.values[Int(node)] = "2" }
    for node in rows { column.values[Int(node)] = "1" }
    document.nodes.columns.append(column)
  }

  /// The node that a word names; nil, and an error, where it names none.
  mutating func node(_ word: DLWord, isRow: Bool) -> Int32? {
    let set = hasTwoSets && !isRow ? 1 : 0
    let known = isRow ? rows : columns
    let isEmbedded = isRow ? header.embedsRowLabels : header.embedsColumnLabels
    if let node = labels[set][word.text], isEmbedded || Int(word.text) == nil { return node }
    let hasLabels = !(isRow || !hasTwoSets ? header.rowLabels : header.columnLabels).isEmpty
    let count = (isRow ? header.rowCount : header.columnCount) ?? (hasLabels ? known.count : nil)
    if isEmbedded {
      if !hasLabels, known.count < count ?? .max {
        let node = addNode(word, set: set)
        if isRow || !hasTwoSets { rows.append(node) }
        if !isRow || !hasTwoSets { columns.append(node) }
        return node
      }
      report(
        "unknown node '\(shortened(word.text))'", rule: .unknownFigure, at: word.position,
        expected: count.map { "the label of one of \($0) nodes" } ?? "the label of a node",
        suggestion: document.diagnostics.suggestion(nearestTo: word.text, among: labels[set].keys))
      return nil
    }
    if let number = Int(word.text), number > 0,
      number <= count ?? max(known.count, min(most, 1 << 24))
    {
      // Where nothing says how many there are, the highest number does.
      while (isRow ? rows : columns).count < number {
        let node = addNode(set: set)
        if isRow || !hasTwoSets { rows.append(node) }
        if !isRow || !hasTwoSets { columns.append(node) }
      }
      return (isRow ? rows : columns)[number - 1]
    }
    report(
      "'\(shortened(word.text))' is no node", rule: .unknownFigure, at: word.position,
      expected: "a number from 1 to \(count ?? known.count)"
        + (hasLabels ? " or a label" : ""))
    return nil
  }
}
