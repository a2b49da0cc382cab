import Camarilla
import CamarillaFormats

/// The matrix at hand.
struct PajekMatrix {
  var line = 0
  var rows = 0
}

extension PajekReader {
  /// Names that say how a line is drawn, each before its value.
  private static let drawing: Set<String> = [
    "w", "c", "p", "s", "size", "a", "ap", "lp", "lr", "lphi", "lc", "la", "fos", "font", "h1",
    "h2",
    "a1", "k1", "a2", "k2",
  ]

  /// `1 2 -0.5 l "a label" [1917-1924]`, with `3:` before it for a line of relation 3.
  mutating func readEdge(_ line: inout PajekLine, directed: Bool, relation: Int32) {
    var relation = relation
    let beginning = line.index
    let position = line.nextColumn
    var first = line.natural()
    if first == nil, let number = line.relationPrefix() {
      relation = relations.index(of: number)
      first = line.natural()
    }
    let between = line.index
    guard let source = vertex(number: first, line: line, at: beginning),
      let target = vertex(number: line.natural(), line: line, at: between)
    else { return }
    let edge = document.edges.add(
      source: source, target: target, directed: directed, line: lines.number, position: position)
    edgeRelations.append(relation)
    guard line.peek() != 0 else { return }
    let beforeWeight = line.index
    if let (value, range) = line.number(), value.isFinite {
      document.edges.setWeight(
        value, ofEdge: Int(edge), at: (lines.number, line.column(at: range.lowerBound)))
    } else {
      line.rewind(to: beforeWeight)
      takeDoubtfulWeight(&line, edge: edge)
    }
    while line.peek() != 0 { if !readParameter(&line, edge: edge) { return } }
  }

  /// Takes a word such as `NaN` or `abc` in place of a line's value, which then counts as 1, or as the number
  /// that it means.
  ///
  /// A line may have parameters and no value; those are a name and a value each. So a word is one in place
  /// of the value that is no name of a parameter and leaves pairs behind it.
  private mutating func takeDoubtfulWeight(_ line: inout PajekLine, edge: Int32) {
    let index = line.index
    guard case .word(let range) = line.next(), case let text = line.text(of: range),
      isMissingValue(text) || !isParameter(text) && hasPairsOnly(line)
    else { return line.rewind(to: index) }
    let column = line.column(at: range.lowerBound)
    let location = location(line: lines.number, column: column)
    let weight = diagnostics.weight(from: text, at: location)
    document.edges.setWeight(weight, ofEdge: Int(edge), at: (lines.number, column))
  }

  /// A value of a matrix, 0 where it is missing or no number; nil where no value stands there.
  ///
  /// - Parameter cell: which one it is.
  private mutating func matrixValue(
    _ line: inout PajekLine, of cell: @autoclosure () -> String
  ) -> (value: Double, range: Range<Int>)? {
    let index = line.index
    if let number = line.number(), number.value.isFinite { return number }
    line.rewind(to: index)
    guard case .word(let range) = line.next() else {
      line.rewind(to: index)
      return nil
    }
    let text = line.text(of: range)
    let location = location(line: lines.number, column: line.column(at: range.lowerBound))
    return (diagnostics.value(ofCell: text, cell(), at: location) ?? 0, range)
  }

  private func isParameter(_ text: String) -> Bool {
    text == "l" || text == "L" || Self.drawing.contains(text.lowercased())
  }

  /// Whether what is left of a line, times aside, are names and a value each.
  private func hasPairsOnly(_ line: PajekLine) -> Bool {
    var (line, count) = (line, 0)
    while let token = line.next() {
      switch token {
      case .word, .quoted: count += 1
      case .times: break
      case .unclosed: return false
      }
    }
    return count.isMultiple(of: 2)
  }

  /// What follows a line's value; returns whether to go on.
  private mutating func readParameter(_ line: inout PajekLine, edge: Int32) -> Bool {
    let index = line.index
    switch line.next() {
    case nil: return false
    case .unclosed:
      refuseUnclosed(line)
      return false
    case .times(let range):
      readTimes(&line, range: range) { reader, time in
        reader.edgeSpells.add(time, row: edge, pool: &reader.document.periods)
      }
    case .word(let range), .quoted(let range):
      let name = line.text(of: range)
      let column = line.nextColumn
      guard let value = value(of: name, line: &line, at: index) else { return false }
      if name == "l" || name == "L" {
        document.edges.labels[Int(edge)] = value
      } else if !Self.drawing.contains(name.lowercased()) {
        edgeTexts.set(name, value: value, row: Int(edge), at: (lines.number, column))
      }
    }
    return true
  }

  /// The index of a vertex by its number.
  @inline(__always)
  private mutating func vertex(number: Int?, line: PajekLine, at index: Int) -> Int32? {
    if let number, number >= 1, number <= vertices.count { return Int32(number - 1) }
    if let number, number > vertices.count, number <= Int(Int32.max) {
      return addedVertex(number, line: line, at: index)
    }
    refuseVertex(number, line: line, at: index)
    return nil
  }

  /// A vertex beyond the number that the file declares, called by its number.
  private mutating func addedVertex(_ number: Int, line: PajekLine, at index: Int) -> Int32 {
    if let node = vertices.added[number] { return node }
    var there = line
    there.rewind(to: index)
    let location = location(line: lines.number, column: there.nextColumn)
    let count = vertices.count
    diagnostics.once(
      per: "added vertex",
      .warning(
        "vertex \(number) is beyond the \(count) that are declared and is added",
        rule: .unknownFigure, at: location,
        text: "\(number)", expected: "a number from 1 to \(count)"))
    var id = "\(number)"
    while true {
      if let node = document.nodes.add(id: id, line: lines.number, position: there.nextColumn) {
        vertices.added[number] = node
        return node
      }
      id = "v" + id
    }
  }

  private mutating func refuseVertex(_ number: Int?, line: PajekLine, at index: Int) {
    var there = line
    there.rewind(to: index)
    refuse(
      number.map { "vertex \($0) is out of range" } ?? "a vertex number is missing", line: line,
      at: there.nextIndex, expected: "a number from 1 to \(vertices.count)", rule: .malformedValue)
  }

  /// `1 2 3`: lines from 1 to 2 and to 3.
  mutating func readList(_ line: inout PajekLine, directed: Bool, relation: Int32) {
    let index = line.index
    guard let source = vertex(number: line.natural(), line: line, at: index) else { return }
    while line.peek() != 0 {
      let index = line.index
      guard let target = vertex(number: line.natural(), line: line, at: index) else { return }
      document.edges.add(
        source: source, target: target, directed: directed, line: lines.number,
        position: line.column(at: index))
      edgeRelations.append(relation)
    }
  }

  /// A row of the matrix: the values of the lines from one vertex, 0 where there is none.
  mutating func readMatrixRow(_ line: inout PajekLine, relation: Int32) {
    let isTwoMode = vertices.firstMode != nil
    let rows = vertices.firstMode ?? vertices.count
    let offset = vertices.firstMode ?? 0
    let width = vertices.count - offset
    let row = matrix.rows
    matrix.rows += 1
    guard row < rows else {
      if row == rows {
        refuse("the matrix has more than \(rows) rows", line: line, expected: "\(rows) rows")
      }
      return
    }
    var column = 0
    while line.peek() != 0 {
      let index = line.index
      guard let (value, range) = matrixValue(&line, of: "row \(row + 1), column \(column + 1)")
      else {
        return refuse(
          "the matrix holds what is no number", line: line, at: index, expected: "a number")
      }
      if value != 0, column < width {
        let edge = document.edges.add(
          source: Int32(row), target: Int32(offset + column), directed: !isTwoMode,
          line: lines.number, position: range.lowerBound + 1)
        document.edges.weights[Int(edge)] = value
        edgeRelations.append(relation)
      }
      column += 1
    }
    if column != width {
      diagnostics.add(
        .error(
          "row \(row + 1) of the matrix has \(column) values",
          at: location(
            line: lines.number, column: column > width ? 1 : line.column(at: line.index)),
          expected: "\(width)"))
    }
  }

  mutating func finishMatrix() {
    let rows = vertices.firstMode ?? vertices.count
    guard matrix.rows < rows else { return }
    diagnostics.add(
      .error(
        "the matrix that begins here has \(matrix.rows) rows", at: location(line: matrix.line),
        expected: "\(rows)"))
  }

  // MARK: The end

  /// The networks, when the whole file was read.
  consuming func finished() throws(FormatsError) -> [GraphDocument] {
    finishNetwork()
    let counts = Set(finishedNetworks.map(\.declaredNodes))
    for column in columns where !counts.contains(where: { !column.isNotOf($0) }) {
      diagnostics.add(column.misfit(of: finishedNetworks[0].declaredNodes))
    }
    if diagnostics.hasErrors {
      diagnostics.add(contentsOf: finishedNetworks.flatMap(\.faultsOfValues))
    }
    try diagnostics.check()
    for index in finishedNetworks.indices {
      let count = finishedNetworks[index].declaredNodes
      finishedNetworks[index].nodes.columns += fittingColumns(of: count)
    }
    finishedNetworks[0].diagnostics = diagnostics
    return finishedNetworks
  }

  /// Puts away the network at hand.
  mutating func finishNetwork() {
    if !vertices.areDeclared, !diagnostics.hasErrors {
      diagnostics.add(
        .error(
          networks > 1 ? "the network has no '*Vertices'" : "the file has no '*Vertices'",
          at: location(line: max(lines.number - 1, 1))))
    }
    document.edges.spells = edgeSpells.table
    finishEdges()
    if !vertices.added.isEmpty { document.addedNodes = vertices.added.count }
    finishedNetworks.append(document)
    document = GraphDocument(file: document.file)
    vertices = PajekVertices()
    (edgeRelations, relations) = ([], PajekRelations())
    (edgeSpells, edgeTexts) = (PajekSpells(), PajekTexts())
  }

  /// Makes named relations the kinds; lines of others have none, and are told apart by the relations' numbers.
  private mutating func finishEdges() {
    document.takeRelations(edgeRelations, names: relations.kinds, parts: relations.parts)
    document.edges.columns +=
      edgeTexts.columns.filter { column in
        !document.edges.columns.contains { $0.name == column.name }
      }
  }
}
