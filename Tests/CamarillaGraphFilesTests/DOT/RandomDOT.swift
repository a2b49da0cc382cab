import TestSupport

/// Makes texts in the DOT language that use all of its grammar.
struct RandomDOT {
  private var random: SeededGenerator
  private var isStrict = false

  /// The attributes that the texts have; none of them matters to a drawing.
  static let names: Set<String> = ["kind", "w", "odd name", "tailport", "headport"]

  private static let identifiers = [
    "a", "b", "_c", "Node1", "1.5", "-2", ".5", "é", #""e f""#, #""x\"y""#, #""p" + "q""#,
    #""r\\""#,
    "\"l1\\\nl2\"", "\"n\nm\"",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func graph() -> String {
    isStrict = one(of: [true, false])
    let isDirected = one(of: [true, false])
    return (isStrict ? one(of: ["strict ", "STRICT "]) : "") + (isDirected ? "digraph " : "Graph ")
      + one(of: ["", "g ", "\"my g\" "])
      + "{" + statements(depth: 0, isDirected ? "->" : "--") + "}"
  }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements.randomElement(using: &random)!
  }

  private mutating func isChosen(oneIn count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func identifier() -> String { one(of: Self.identifiers) }

  private mutating func value() -> String {
    isChosen(oneIn: 6) ? "<<b>x</b>&amp;>" : isChosen(oneIn: 5) ? "\"\"" : identifier()
  }

  private mutating func list() -> String {
    var text = "["
    for _ in 0..<Int.random(in: 0..<3, using: &random) {
      text += one(of: ["kind", "w", "\"odd name\""]) + one(of: ["=", " = "]) + value()
      text += one(of: [",", ";", " ", ", "])
    }
    return text + "]"
  }

  private mutating func lists() -> String {
    let key = !isStrict && isChosen(oneIn: 8) ? "[key=\(identifier())]" : ""
    return key + (isChosen(oneIn: 3) ? "" : isChosen(oneIn: 4) ? list() + list() : list())
  }

  private mutating func nodes() -> String {
    var text = identifier()
    if isChosen(oneIn: 6) { text += ":" + identifier() + (isChosen(oneIn: 3) ? ":n" : "") }
    return isChosen(oneIn: 6) ? text + ", " + identifier() : text
  }

  private mutating func group(depth: Int, _ edgeOperator: String) -> String {
    guard depth < 3, isChosen(oneIn: 5) else { return nodes() }
    return one(of: ["subgraph s\(depth) ", "SUBGRAPH \"s \(depth)\"", "subgraph", ""])
      + "{" + statements(depth: depth + 1, edgeOperator) + "}"
  }

  private mutating func statements(depth: Int, _ edgeOperator: String) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      // Graphviz writes defaults and edges of subgraphs so that it reads them otherwise.
      case 0 where depth == 0: text += "node " + list()
      case 1 where depth == 0: text += "EDGE " + list()
      case 2: text += "graph " + list()
      case 3: text += "w=" + value()
      case 4:
        text += "/* a\n comment */ // another\n\n# a third\n"
        continue
      default:
        text += group(depth: depth, edgeOperator)
        var isEdge = false
        while depth == 0, isChosen(oneIn: 2) {
          text += one(of: [edgeOperator, " \(edgeOperator) "])
          text += group(depth: depth, edgeOperator)
          isEdge = true
        }
        text += isEdge ? lists() : list()
      }
      text += one(of: [";", "\n", " ; "])
    }
    return text
  }
}
