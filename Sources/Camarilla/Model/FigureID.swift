extension Figure {
  /// The key of a figure, by which relationships and results name it.
  ///
  /// It is a type of its own so that an id is never taken for a name or for the id of a source. A literal is
  /// one, and so is what is interpolated:
  ///
  /// ```swift
  /// chronicle.figure(id: "stalin")
  /// chronicle.figure(id: Figure.ID(text))
  /// ```
  ///
  /// Ids are equal and ordered as their texts are, so that NFC and NFD are one. They are encoded as plain
  /// texts, also as the keys of a dictionary.
  public struct ID: RawRepresentable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    /// The id as tables and files write it.
    public var rawValue: String

    /// The id that a text writes.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The id that a text writes.
    public init(_ text: String) { rawValue = text }
  }
}

extension Figure.ID: Comparable {
  /// Whether one id comes before another in the order of their texts, the order of all results.
  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Figure.ID: ExpressibleByStringInterpolation {
  /// The id that a literal writes.
  public init(stringLiteral text: String) { rawValue = text }
}

extension Figure.ID: CustomStringConvertible {
  /// The id as tables and files write it.
  public var description: String { rawValue }
}

extension Figure.ID {
  /// Whether it is no text at all.
  package var isEmpty: Bool { rawValue.isEmpty }

  /// The id without the blanks around it.
  package var withoutOuterBlanks: Self { Self(rawValue.withoutOuterBlanks) }
}

extension Sequence<Figure.ID> {
  /// The texts of all ids, one behind the other with something between them.
  public func joined(separator: String) -> String { map(\.rawValue).joined(separator: separator) }
}
