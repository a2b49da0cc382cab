extension Selection {
  /// What the selection cuts to, for people: `around Stalin, 2 steps; only born < 1890; without Lenin`. Empty for
  /// everybody.
  ///
  /// - Parameter chronicle: what names the figures; those whom it doesn't have are called by their ids.
  public func text(in chronicle: Chronicle) -> String {
    var parts: [String] = []
    if !around.isEmpty {
      var part = "around " + Self.list(of: around, in: chronicle)
      part += steps == 1 ? ", 1 step" : ", \(steps) steps"
      if let through { part += " through " + through.sorted().joined(separator: ", ") }
      parts.append(part)
    }
    if let only { parts.append("only " + Self.list(of: only, in: chronicle)) }
    if !without.isEmpty { parts.append("without " + Self.list(of: without, in: chronicle)) }
    if let condition { parts.append("where \(condition)") }
    if let core, core > 0 { parts.append("the \(core)-core") }
    if isLargest { parts.append("the largest connected part") }
    return parts.joined(separator: "; ")
  }

  /// More names than this are only counted.
  private static let mostNames = 5

  private static func list(of ids: Set<Figure.ID>, in chronicle: Chronicle) -> String {
    if ids.count > mostNames { return "\(ids.count) figures" }
    return ids.sorted().map { chronicle.figure(id: $0)?.name ?? $0.rawValue }
      .joined(separator: ", ")
  }
}
