import Camarilla
import CamarillaFormats

/// The vertices of a network as they are read, by number.
struct PajekVertices {
  var areDeclared = false
  var isNamed = false
  var count = 0
  var firstMode: Int?
  var headerLine = 0
  /// The nodes of those that lines name beyond the count, by number.
  var added: [Int: Int32] = [:]
  /// Of vertices 1, 2, 3 …, as far as they are listed.
  var labels: [String] = []
  /// 0 where a vertex is not listed.
  var lines: [Int32] = []
  /// Where in their lines they begin.
  var positions: [Int32] = []
  var listed = 0
  var coordinates: [TextColumn] = [TextColumn(), TextColumn(), TextColumn()]
  var spells = PajekSpells()
  var texts = PajekTexts()

  /// The line of a vertex, 0 where it is not listed, and where in it the vertex begins.
  func location(of row: Int) -> (line: Int, position: Int) {
    row < lines.count ? (Int(lines[row]), Int(positions[row])) : (0, 1)
  }
}

/// Spells as they are read: rows may come in any order.
struct PajekSpells {
  private var indices: [PajekTime: Int32] = [:]
  private var spells: [(row: Int32, period: Int32)] = []

  /// False where the time is no period.
  mutating func add(_ time: PajekTime, row: Int32, pool: inout PeriodPool) -> Bool {
    let index: Int32
    if let known = indices[time] {
      index = known
    } else {
      guard let period = time.period else { return false }
      index = pool.intern(period)
      indices[time] = index
    }
    spells.append((row, index))
    return true
  }

  var table: SpellTable { SpellTable(unsorted: spells) }
}

/// Values by name, as NetworkX writes them with vertices and lines.
struct PajekTexts {
  private(set) var columns: [AttributeColumn] = []
  private var indices: [String: Int] = [:]

  /// - Parameter location: where the value stands.
  mutating func set(
    _ name: String, value: String, row: Int, at location: (line: Int, column: Int)
  ) {
    let index =
      indices[name]
      ?? {
        indices[name] = columns.count
        columns.append(AttributeColumn(name: name))
        return columns.count - 1
      }()
    columns[index].set(value, row: row, at: location)
  }
}

extension PajekReader {
  /// Names that say how a vertex is drawn, each before its value.
  private static let drawing: Set<String> = [
    "x_fact", "y_fact", "s_size", "size", "phi", "r", "q", "ic", "bc", "bw", "lc", "la", "lr",
    "lphi", "fos", "font", "url",
  ]

  /// `3 "Leon Trotsky" 0.5 0.5 ellipse ic Red [1879-1940]`
  mutating func readVertex(_ line: inout PajekLine) {
    let start = line.index
    let position = line.nextColumn
    guard let number = line.natural() else {
      return refuse(
        "the line has no vertex number", line: line, at: start, expected: "a whole number")
    }
    guard 1...max(vertices.count, 1) ~= number, vertices.count > 0 else {
      return refuse(
        "vertex \(number) is out of range", line: line, at: start,
        expected: "a number from 1 to \(vertices.count)", rule: .malformedValue)
    }
    let row = number - 1
    guard makeRoom(for: row) else { return }
    if vertices.lines[row] != 0 {
      return refuse(
        "vertex \(number) stands on line \(vertices.lines[row]) already", line: line, at: start,
        expected: "every vertex once", rule: .duplicateID)
    }
    vertices.lines[row] = Int32(clamping: lines.number)
    vertices.positions[row] = Int32(clamping: position)
    vertices.listed += 1
    switch line.next() {
    case nil: return
    case .word(let range), .quoted(let range):
      vertices.labels[row] = line.label(of: range)
    case .times(let range): readSpells(&line, range: range, row: row)
    case .unclosed: return refuseUnclosed(line)
    }
    readLook(&line, row: row)
  }

  /// What follows a vertex's label: coordinates, a shape, parameters and times. SocNetV has parameters
  /// before the coordinates.
  private mutating func readLook(_ line: inout PajekLine, row: Int) {
    var isPlaced = false
    var mayBeShape = true
    while true {
      if !isPlaced, readCoordinates(&line, row: row) { (isPlaced, mayBeShape) = (true, true) }
      let index = line.index
      switch line.next() {
      case nil: return
      case .unclosed: return refuseUnclosed(line)
      case .times(let range): readSpells(&line, range: range, row: row)
      case .word(let range), .quoted(let range):
        let name = line.text(of: range)
        let isDrawing = Self.drawing.contains(name.lowercased())
        let isShape = mayBeShape && !isDrawing
        mayBeShape = false
        if isShape { continue }
        let column = line.nextColumn
        guard let value = value(of: name, line: &line, at: index) else { return }
        if !isDrawing {
          vertices.texts.set(name, value: value, row: row, at: (lines.number, column))
        }
      }
    }
  }

  /// Takes up to three numbers that come next; false where there are none.
  private mutating func readCoordinates(_ line: inout PajekLine, row: Int) -> Bool {
    for axis in 0..<3 {
      guard case let first = line.peek(), first == 0x2D || first == 0x2E || first &- 48 < 10,
        let (_, range) = line.number()
      else { return axis > 0 }
      vertices.coordinates[axis][row] = line.text(of: range)
    }
    return true
  }

  /// Whether there is room for a row now. Rows before it that are not listed must not be too many.
  private mutating func makeRoom(for row: Int) -> Bool {
    if row < vertices.labels.count { return true }
    guard unlisted + row - vertices.listed <= mostUnlisted else {
      diagnostics.add(
        .error(
          "vertex \(row + 1) is listed, and more than \(mostUnlisted) before it are not",
          at: location(line: lines.number), text: "\(row + 1)"))
      stop()
      return false
    }
    while vertices.labels.count <= row {
      vertices.labels.append("")
      vertices.lines.append(0)
      vertices.positions.append(1)
    }
    return true
  }

  private mutating func readSpells(_ line: inout PajekLine, range: Range<Int>, row: Int) {
    readTimes(&line, range: range) { reader, time in
      reader.vertices.spells.add(time, row: Int32(row), pool: &reader.document.periods)
    }
  }

  mutating func readTimes(
    _ line: inout PajekLine, range: Range<Int>,
    _ add: (inout PajekReader, PajekTime) -> Bool
  ) {
    guard let times = PajekTime.list(line, range: range) else {
      return refuse(
        "'[\(shortened(line.text(of: range)))]' is no time", line: line, at: range.lowerBound - 1,
        expected: "whole numbers, as in [5-10,12] or [3-*]", rule: .malformedDate)
    }
    let column = line.column(at: range.lowerBound - 1)
    for time in times where !add(&self, time) {
      let isReversed = time.end.flatMap { end in time.start.map { end < $0 } } ?? false
      // As it stands there, since its years may be beyond all that are kept.
      let text = times.count == 1 ? shortened(line.text(of: range)) : time.text
      refuse(
        isReversed
          ? "the interval [\(text)] ends before it begins"
          : "the interval [\(text)] is beyond the calendar", line: line, column: column,
        expected: "years from -9999 to 9999, the earlier first",
        rule: isReversed ? .endBeforeStart : .malformedDate)
    }
  }

  /// The value after a parameter's name.
  mutating func value(of name: String, line: inout PajekLine, at index: Int) -> String? {
    switch line.next() {
    case .word(let range), .quoted(let range): return line.label(of: range)
    case .unclosed: refuseUnclosed(line)
    case nil, .times:
      refuse(
        "'\(shortened(name))' has no value", line: line, at: index, expected: "a name and a value")
    }
    return nil
  }

  mutating func refuseUnclosed(_ line: PajekLine) {
    refuse("what begins here is never closed", line: line, expected: "a closing quote or bracket")
  }

  /// Makes the nodes, when the last vertex is listed.
  mutating func finishVertices() {
    let unlisted = vertices.count - vertices.listed
    self.unlisted += unlisted
    guard self.unlisted <= mostUnlisted else {
      let before = self.unlisted - unlisted
      let others = before == 0 ? "" : " and \(before) of the networks before are not"
      diagnostics.add(
        .error(
          "\(vertices.count) vertices are declared, and \(vertices.listed) are listed\(others); at most"
            + " \(mostUnlisted) may be left out",
          at: location(line: vertices.headerLine), text: "\(vertices.count)"))
      return stop()
    }
    if unlisted > 0, vertices.listed > 0 {
      diagnostics.add(
        .warning(
          "\(unlisted) of \(vertices.count) vertices are not listed; they are called by their numbers",
          rule: .missingValue, at: location(line: vertices.headerLine)))
    }
    addNodes()
    let nodes = document.nodes.count
    for (name, column) in zip(["x", "y", "z"], vertices.coordinates) where !column.isEmpty {
      document.nodes.columns.append(AttributeColumn(name: name, type: .real, values: column))
    }
    if let first = vertices.firstMode {
      var column = AttributeColumn(name: "mode", type: .integer)
      for row in 0..<nodes { column.values[row] = row < first ? "1" : "2" }
      document.nodes.columns.append(column)
    }
    document.nodes.columns += vertices.texts.columns
    document.nodes.spells = vertices.spells.table
    vertices.labels = []
    vertices.texts = PajekTexts()
    vertices.spells = PajekSpells()
  }

  /// A vertex is known by its label; by its number if it has none, or not alone.
  private mutating func addNodes() {
    let table = document.nodes
    for row in 0..<vertices.count {
      let label = row < vertices.labels.count ? vertices.labels[row] : ""
      let (line, position) = vertices.location(of: row)
      let id = label.isEmpty ? "\(row + 1)" : label
      guard document.nodes.add(id: id, line: line, position: position) != nil else {
        document.nodes = table
        return addNodesApart(line)
      }
    }
  }

  private mutating func addNodesApart(_ line: Int) {
    var uses: [String: Int] = [:]
    for label in vertices.labels { uses[label, default: 0] += 1 }
    var taken: Set<String> = []
    for label in vertices.labels where !label.isEmpty && uses[label] == 1 { taken.insert(label) }
    for row in 0..<vertices.count {
      let label = row < vertices.labels.count ? vertices.labels[row] : ""
      let (line, position) = vertices.location(of: row)
      if !label.isEmpty, uses[label] == 1 {
        _ = document.nodes.add(id: label, line: line, position: position)
        continue
      }
      var id = "\(row + 1)"
      while !taken.insert(id).inserted { id = "v" + id }
      _ = document.nodes.add(id: id, line: line, position: position)
      document.nodes.labels[row] = label
    }
    if let label = vertices.labels.first(where: { !$0.isEmpty && uses[$0] != 1 }) {
      diagnostics.add(
        .warning(
          "several vertices are labeled '\(shortened(label))'; they are told apart by their numbers",
          rule: .duplicateID, at: location(line: line), text: label, expected: "every label once"))
    }
  }
}
