extension AllianceDiff {
  /// What a pair's relationships of the kinds asked for say, and what it is in sum where those of other kinds have it otherwise.
  public enum Tone: String, Sendable, CaseIterable {
    /// They bind, and so does the pair's sum.
    case friendly
    /// They divide, and so does the pair's sum.
    case hostile
    /// They say neither.
    case neutral
    /// They bind, or divide, but with those of other kinds the pair's sum is 0.
    case ambivalentInSum = "ambivalent-in-sum"
    /// They bind, but those of other kinds outweigh them.
    case hostileInSum = "hostile-in-sum"
    /// They divide, but those of other kinds outweigh them.
    case friendlyInSum = "friendly-in-sum"
  }
}

extension AllianceDiff.Tone: CustomStringConvertible {
  /// - Parameters:
  ///   - claims: the sign of the relationships of the kinds asked for.
  ///   - sum: the sign of all.
  init(claims: Sign, sum: Sign) {
    self =
      switch (claims, sum) {
      case (.neutral, _): .neutral
      case (.positive, .positive): .friendly
      case (.negative, .negative): .hostile
      case (_, .neutral): .ambivalentInSum
      case (_, .negative): .hostileInSum
      case (_, .positive): .friendlyInSum
      }
  }

  /// Whether relationships of other kinds have the pair otherwise.
  public var isOfSum: Bool { [.ambivalentInSum, .hostileInSum, .friendlyInSum].contains(self) }

  /// In words, such as "hostile in sum".
  public var description: String {
    self == .neutral ? "of no sign" : rawValue.replacing("-", with: " ")
  }
}

extension AllianceDiff.Pair {
  /// What is said of the pair in the earlier snapshot; nothing is of no sign.
  public var toneBefore: AllianceDiff.Tone {
    AllianceDiff.Tone(claims: claimSignBefore, sum: signBefore)
  }

  /// Likewise in the later one.
  public var toneAfter: AllianceDiff.Tone {
    AllianceDiff.Tone(claims: claimSignAfter, sum: signAfter)
  }
}
