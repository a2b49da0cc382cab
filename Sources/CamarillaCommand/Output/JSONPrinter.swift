import Camarilla
import CamarillaFormats
import GraphKernels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes an answer as JSON: two spaces an indent, members in the order of their names.
///
/// The text is what `JSONEncoder` makes of it with `prettyPrinted`, `sortedKeys` and `withoutEscapingSlashes`, without
/// the tree of boxes that it makes first, which took longer than finding the answer. What isn't made of objects,
/// listings, arrays, texts and numbers is still given to it.
///
/// - Complexity: time O(bytes + members · log members) of each object; space O(bytes).
struct JSONPrinter {
  /// What is written already, in order: to put it together would copy all of a large answer.
  private var pieces: [[UInt8]] = []
  /// What comes after it.
  private(set) var text: [UInt8] = []
  private var depth: Int

  private init(depth: Int) { self.depth = depth }

  /// The text of a value, without a line end.
  ///
  /// - Parameter depth: how far in the value stands.
  static func text(of value: any Encodable, depth: Int = 0) throws -> [UInt8] {
    let pieces = try pieces(of: value, depth: depth)
    return pieces.count == 1 ? pieces[0] : Array(pieces.joined())
  }

  /// The same in pieces, in order.
  static func pieces(of value: any Encodable, depth: Int = 0) throws -> [[UInt8]] {
    var printer = JSONPrinter(depth: depth)
    try printer.print(value)
    return printer.written
  }

  /// All that is written, in order.
  private var written: [[UInt8]] { pieces + [text] }

  /// Writes a value where it is expected.
  mutating func print(_ value: any Encodable) throws {
    // The most frequent ones first, and by their types themselves: a cast that fails takes longer than writing a number.
    let type: Any.Type = type(of: value)
    if type == String.self, let string = value as? String { return print(string) }
    if type == Figure.ID.self, let id = value as? Figure.ID { return print(id.rawValue) }
    if type == Int.self, let number = value as? Int { return print(number) }
    if type == Double.self, let number = value as? Double { return try print(number) }
    if type == JSONObject.self, let object = value as? JSONObject {
      return try object.print(with: &self)
    }
    if type == [JSONObject].self, let objects = value as? [JSONObject] {
      return try list(objects) { printer, object in try object.print(with: &printer) }
    }
    switch value {
    case let value as any JSONPrintable: try value.print(with: &self)
    case let values as [any JSONPrintable]:
      try list(values) { printer, value in try value.print(with: &printer) }
    default: try encode(value)
    }
  }

  /// Writes a value, or that there is none.
  mutating func print(_ value: (any Encodable)?) throws {
    if let value { try print(value) } else { null() }
  }

  mutating func print(_ string: String) { JSONValue.append(string, to: &text) }

  mutating func print(_ flag: Bool) { text += (flag ? "true" : "false").utf8 }

  /// Writes a number; most are counts of one digit or two.
  mutating func print(_ number: Int) {
    if 0..<10 ~= number {
      text.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      text += "\(number)".utf8
    }
  }

  mutating func print(_ number: Double) throws {
    // The encoder says that there is no such number.
    guard number.isFinite else { return try encode(number) }
    text += shortest(of: number).utf8
  }

  /// Writes an array.
  mutating func list<Element>(
    _ elements: [Element], print: (inout JSONPrinter, Element) throws -> Void
  ) throws {
    open(UInt8(ascii: "["))
    // By indices: this is not compiled for each kind of element, and an iterator would be made by its description.
    for index in elements.indices {
      begin(isFirst: index == 0)
      try print(&self, elements[index])
    }
    close(UInt8(ascii: "]"))
  }

  /// So many elements are written by each of several threads at once.
  private static let elementsAtOnce = 256

  /// Writes an array, of many elements by all cores.
  mutating func list<Element: Sendable>(
    ofMany elements: [Element], print: @Sendable (inout JSONPrinter, Element) throws -> Void
  ) throws {
    guard elements.count > Self.elementsAtOnce else { return try list(elements, print: print) }
    open(UInt8(ascii: "["))
    let depth = depth
    // Other threads have another console.
    let console = Console.current
    let starts = stride(from: 0, to: elements.count, by: Self.elementsAtOnce)
    let parts = parallelMap(starts, threads: ProcessInfo.processInfo.activeProcessorCount) {
      start -> Result<[[UInt8]], any Error> in
      Result {
        try Console.$current.withValue(console) {
          var printer = JSONPrinter(depth: depth)
          for index in start..<min(start + Self.elementsAtOnce, elements.count) {
            printer.begin(isFirst: index == 0)
            try print(&printer, elements[index])
          }
          return printer.written
        }
      }
    }
    pieces.append(text)
    for part in parts { pieces += try part.get() }
    text = []
    close(UInt8(ascii: "]"))
  }

  /// Writes an object.
  ///
  /// - Parameter members: by their names; of those with the same the last counts.
  mutating func object(_ members: [JSONObject.Member]) throws {
    let areInOrder = zip(members, members.dropFirst()).allSatisfy {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    let sorted = areInOrder ? members : JSONObject.sorted(members, by: \.name)
    try object { printer in
      for (index, member) in sorted.enumerated()
      where index + 1 == sorted.count || member.name != sorted[index + 1].name {
        try printer.member(member.name, value: member.value)
      }
    }
  }

  /// Writes an object.
  ///
  /// - Parameter members: writes its members in the order of their names, each once.
  mutating func object(_ members: (inout JSONPrinter) throws -> Void) throws {
    open(UInt8(ascii: "{"))
    try members(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes a member of the object at hand.
  mutating func member(_ name: String, value: (any Encodable)?) throws {
    try member(name) { printer in try printer.print(value) }
  }

  /// Writes a member of the object at hand.
  mutating func member(_ name: String, print: (inout JSONPrinter) throws -> Void) throws {
    begin(isFirst: text.last == UInt8(ascii: "{"))
    JSONValue.append(name, to: &text)
    text += " : ".utf8
    try print(&self)
  }

  mutating func null() { text += "null".utf8 }

  private mutating func open(_ bracket: UInt8) {
    text.append(bracket)
    depth += 1
  }

  /// Begins the line of a member or an element.
  private mutating func begin(isFirst: Bool) {
    if !isFirst { text.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func close(_ bracket: UInt8) {
    // What is empty has a blank line in it.
    if text.last == UInt8(ascii: "[") || text.last == UInt8(ascii: "{") {
      text.append(UInt8(ascii: "\n"))
    }
    depth -= 1
    breakLine()
    text.append(bracket)
  }

  private mutating func breakLine() {
    text.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      text.append(UInt8(ascii: " "))
      text.append(UInt8(ascii: " "))
    }
  }

  /// Writes what only an encoder knows how to.
  mutating func encode(_ value: any Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let lines = [UInt8](try encoder.encode(value)).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines {
      if line.startIndex > 0 { line.isEmpty ? text.append(UInt8(ascii: "\n")) : breakLine() }
      text += line
    }
  }
}
