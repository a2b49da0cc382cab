import Camarilla
import CamarillaFormats

extension PajekReader {
  private static let sections = [
    "*Network", "*Vertices", "*Arcs", "*Edges", "*Arcslist", "*Edgeslist", "*Matrix", "*Partition",
    "*Vector",
  ]

  /// A line that begins a section.
  mutating func readHeader(_ line: inout PajekLine) {
    let start = line.index
    guard case .word(let range) = line.next() else { return }
    // `*Arcs:2` is written as well as `*Arcs :2`.
    let word = line.text(of: range)
    let name = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    leaveSection()
    switch name[0].lowercased() {
    case "*network", "*net": beginNetwork(&line)
    case "*vertices", "*vertex": beginVertices(&line)
    case "*arcs", "*arc":
      section = inNetwork(
        section: .lines(directed: true, relation: relation(named: name, line: &line)), line: line,
        index: start)
    case "*edges", "*edge":
      section = inNetwork(
        section: .lines(directed: false, relation: relation(named: name, line: &line)), line: line,
        index: start)
    case "*arcslist":
      section = inNetwork(
        section: .lists(directed: true, relation: relation(named: name, line: &line)), line: line,
        index: start)
    case "*edgeslist":
      section = inNetwork(
        section: .lists(directed: false, relation: relation(named: name, line: &line)), line: line,
        index: start)
    case "*matrix":
      section = inNetwork(
        section: .matrix(relation: relation(named: name, line: &line)), line: line, index: start)
      matrix = PajekMatrix(line: lines.number)
    case "*partition": announceColumn(name: line.rest(), type: .integer)
    case "*vector": announceColumn(name: line.rest(), type: .real)
    case "*events":
      refuse(
        "networks of time events ('*Events') are not read", line: line, at: start,
        expected: "time intervals, which Pajek saves instead of events")
      stop()
    case "*permutation", "*cluster", "*hierarchy", "*permutations", "*clusters", "*hierarchies":
      diagnostics.add(
        .warning(
          "'\(word)' is passed over; a graph has no place for it", rule: .malformedTable,
          at: location(line: lines.number, column: line.column(at: start)), text: word))
      section = .passedOver
      // Its `*Vertices` is its own.
      awaitsColumnSize = false
      passesOverNetwork = true
    default:
      let suggestion = Suggestion(nearestTo: word, among: Self.sections)
      diagnostics.add(
        Problem(
          severity: .error, rule: .malformedTable,
          message: "unknown section '\(shortened(word))'\(suggestion.hint)",
          location: location(line: lines.number, column: line.column(at: start)),
          text: shortened(word), expected: "one of \(Self.sections.joined(separator: ", "))",
          suggestion: suggestion.text))
      section = .passedOver
    }
  }

  private mutating func beginNetwork(_ line: inout PajekLine) {
    section = .none
    awaitsColumnSize = false
    if networks > 0 { finishNetwork() }
    networks += 1
    vertices.isNamed = true
    passesOverNetwork = false
    document.title = PajekText.decoded(line.rest())
  }

  private mutating func beginVertices(_ line: inout PajekLine) {
    let index = line.index
    let start = line.nextIndex
    guard let count = line.natural() else {
      let rest = line.rest()
      return refuseCount(
        rest.isEmpty
          ? "the number of vertices is missing"
          : "the number of vertices is '\(shortened(rest))'", line: line,
        at: rest.isEmpty ? index : start)
    }
    if awaitsColumnSize {
      awaitsColumnSize = false
      columns[columns.count - 1].expected = count
      section = .values
      return
    }
    if passesOverNetwork {
      section = .passedOver
      return
    }
    if vertices.areDeclared { finishNetwork() }
    guard count <= Int(Int32.max) else {
      // As it stands there, since it may be beyond all integers.
      let text = shortened(line.text(of: start..<line.index))
      return refuseCount("\(text) vertices are more than can be read", line: line, at: start)
    }
    if networks == finishedNetworks.count { networks += 1 }
    vertices.areDeclared = true
    vertices.count = count
    vertices.headerLine = lines.number
    section = .vertices
    if line.peek() != 0 {
      let index = line.index
      guard let first = line.natural(), first <= count else {
        return refuse(
          "the number of vertices of the first mode is not within 0 to \(count)", line: line,
          at: index,
          expected: "a whole number from 0 to \(count)")
      }
      vertices.firstMode = first
    }
  }

  private mutating func refuseCount(_ message: String, line: PajekLine, at index: Int) {
    refuse(
      message, line: line, at: index, expected: "'*Vertices' and a whole number up to \(Int32.max)")
    // Nothing that follows makes sense without it.
    stop()
  }

  /// The relation of a section: `:2 "denunciation"`.
  private mutating func relation(named name: [Substring], line: inout PajekLine) -> Int32 {
    var number: Int?
    if name.count > 1 {
      number = Int(name[1])
    } else if line.peek() == UInt8(ascii: ":"), case .word(let range) = line.next() {
      number = Int(line.text(of: range.lowerBound + 1..<range.upperBound))
    } else {
      return 0
    }
    guard let number, number >= 0 else {
      refuse(
        "the relation has no number", line: line, expected: "':' and a whole number, as in ':2'")
      return 0
    }
    let relation = relations.index(of: number)
    switch line.next() {
    case nil: break
    case .word(let range), .quoted(let range), .times(let range):
      relations.name(relation, name: line.label(of: range))
    case .unclosed:
      refuse("the name's quote is never closed", line: line, expected: "a closing quote")
    }
    return relation
  }

  private mutating func inNetwork(section: Section, line: PajekLine, index: Int) -> Section {
    if passesOverNetwork { return .passedOver }
    if !vertices.areDeclared {
      refuse(
        "'*Vertices' is missing before the lines", line: line, at: index,
        expected: "'*Vertices' first")
      stop()
    }
    return section
  }

  /// Ends the section at hand.
  mutating func leaveSection() {
    switch section {
    case .vertices: finishVertices()
    case .matrix: finishMatrix()
    case .values: finishColumn()
    default: break
    }
    section = .none
  }
}

/// The relations of a network by their numbers.
struct PajekRelations {
  private var indices: [Int: Int32] = [:]
  private(set) var numbers: [Int] = []
  private(set) var names: [String] = []

  /// The index of a relation and 1; 0 is no relation.
  mutating func index(of number: Int) -> Int32 {
    if let index = indices[number] { return index }
    numbers.append(number)
    names.append("")
    let index = Int32(numbers.count)
    indices[number] = index
    return index
  }

  mutating func name(_ index: Int32, name: String) {
    if !name.isEmpty { names[Int(index) - 1] = name }
  }

  /// What the relations are called as kinds of edges, at their indices.
  var kinds: [String] { [""] + names }

  /// What the relations without a name are told apart by, their numbers, at their indices. A network's only
  /// relation needs none.
  var parts: [String] {
    [""]
      + zip(numbers, names).map { number, name in
        name.isEmpty && numbers.count > 1 ? "\(number)" : ""
      }
  }
}
