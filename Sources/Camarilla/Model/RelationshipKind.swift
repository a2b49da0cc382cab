/// A kind of relationship: what it is called, whether it binds or divides, and whether it points.
public struct RelationshipKind: Hashable, Sendable {
  /// The word that rows use; unique within a chronicle.
  public var name: String
  /// Whether such a relationship binds, divides or does neither.
  public var sign: Sign
  /// Whether it runs from its source to its target only.
  public var isDirected: Bool
  /// How its edges look in pictures, where its editor chose that. No part of what the kind means: two kinds are equal
  /// whatever they look like.
  public var style: KindStyle?

  /// A kind of one's own, beside the standard ones.
  public init(name: String, sign: Sign, isDirected: Bool, style: KindStyle? = nil) {
    self.name = name
    self.sign = sign
    self.isDirected = isDirected
    self.style = style
  }

  /// Whether both have one name, sign and direction.
  public static func == (first: Self, second: Self) -> Bool {
    first.name == second.name && first.sign == second.sign
      && first.isDirected == second.isDirected
  }

  /// Feeds name, sign and direction into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(sign)
    hasher.combine(isDirected)
  }

  /// Two figures act together.
  public static let alliance = Self(name: "alliance", sign: .positive, isDirected: false)
  /// Two figures act against each other.
  public static let rivalry = Self(name: "rivalry", sign: .negative, isDirected: false)
  /// The source puts the target into an office.
  public static let appointment = Self(name: "appointment", sign: .positive, isDirected: true)
  /// The source accuses the target.
  public static let denunciation = Self(name: "denunciation", sign: .negative, isDirected: true)

  /// The four kinds that every chronicle knows without declaring them.
  public static let standard: [Self] = [.alliance, .rivalry, .appointment, .denunciation]
}
