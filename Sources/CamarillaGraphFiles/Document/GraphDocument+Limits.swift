extension GraphDocument {
  /// How many nodes, edges or matrices a file may have that it does not write out, such as the vertices that a number
  /// declares or the edges between two groups: a few bytes must not ask for all memory.
  static let mostUnwritten = 1_000_000

  /// How many a file of a length may have in all. One that is written out takes a byte at the least.
  static func most(inFileOf bytes: Int) -> Int { mostUnwritten + bytes }
}
