/// Where an engine put a node.
public struct GraphvizPosition: Equatable, Sendable {
  /// The node's name in the text.
  public let name: String

  /// The center, in points (1/72 inch), y upward.
  public let x: Double
  /// Points above the origin.
  public let y: Double

  /// The size of its shape, in points.
  public let width: Double
  /// The height of the node, in points.
  public let height: Double

  /// A node's center and size, in points.
  public init(name: String, x: Double, y: Double, width: Double, height: Double) {
    self.name = name
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

extension GraphvizPosition {
  /// Reads lines of four numbers and a name, each with a zero byte behind it.
  static func read(_ bytes: [UInt8]) -> [GraphvizPosition] {
    bytes.split(separator: 0).compactMap { line in
      let parts = line.split(
        separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
      guard parts.count == 5 else { return nil }
      let numbers = parts.prefix(4).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 4 else { return nil }
      return GraphvizPosition(
        name: String(decoding: parts[4], as: UTF8.self), x: numbers[0], y: numbers[1],
        width: numbers[2], height: numbers[3])
    }
  }
}
