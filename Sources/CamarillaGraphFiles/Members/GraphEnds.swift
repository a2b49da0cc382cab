import Camarilla
import CamarillaFormats

/// What names a node at an edge's end.
struct GraphEnd: Hashable {
  /// Of a whole number, its digits alone: `1.0` is `1`.
  let text: String
  let isNumber: Bool

  init(text: String, isNumber: Bool) {
    self.isNumber = isNumber
    if isNumber, let number = Double(text), let whole = Int(exactly: number) {
      self.text = "\(whole)"
    } else {
      self.text = text
    }
  }
}

/// The ends of edges, each once, in the order in which they are met.
struct GraphEnds {
  private(set) var ends: [(end: GraphEnd, location: (line: Int, column: Int))] = []
  private var indices: [GraphEnd: Int32] = [:]

  /// The number of an end, which has it from where it is met first.
  mutating func number(of end: GraphEnd, at location: (line: Int, column: Int)) -> Int32 {
    if let number = indices[end] { return number }
    let number = Int32(ends.count)
    indices[end] = number
    ends.append((end, location))
    return number
  }
}
