import Camarilla

/// What is said of the edges that are of one kind in a file, or of none.
struct EdgeKindGroup {
  /// Blank for the edges of no kind.
  let name: String
  /// What is known of the kind by its name.
  let known: RelationshipKind?
  /// Whether some edges have the name because the caller asked for it.
  var isAsked = false
  /// The kind that bears the name, when all edges are known.
  private(set) var kind: RelationshipKind
  private var signs: Set<Sign> = []
  private(set) var hasWeightsBelowZero = false
  private var hasDirected = false
  private var hasUndirected = false

  init(name: String, known: RelationshipKind?) {
    self.name = name
    self.known = known
    kind = known ?? RelationshipKind(name: name, sign: .neutral, isDirected: false)
  }

  /// Takes an edge into account, or a stretch of it that has this weight.
  mutating func note(_ sign: Sign?, weight: Double, isDirected: Bool) {
    if let sign { signs.insert(sign) } else if weight < 0 { hasWeightsBelowZero = true }
    if isDirected { hasDirected = true } else { hasUndirected = true }
  }

  /// Settles the kind that bears the name.
  mutating func settle() {
    // Kinds that weights below 0 named are written with such weights again.
    let byWeight: Sign =
      !hasWeightsBelowZero ? .neutral : KindName.isNegative(name) ? .negative : .positive
    let sign: Sign
    if let known, known.sign != .neutral {
      sign = known.sign
    } else if signs.isEmpty {
      sign = byWeight
    } else if let known {
      sign = known.sign
    } else {
      let all = hasWeightsBelowZero ? signs.union([.negative]) : signs
      // Where there are several, the name itself is none of the negative ones.
      sign = all.count == 1 ? all.first! : all.contains(.positive) ? .positive : .neutral
    }
    kind = RelationshipKind(
      name: name, sign: sign, isDirected: known?.isDirected ?? (hasDirected && !hasUndirected))
  }

  /// The sign that a weight tells where no other sign is given; nil for the kind's own.
  func sign(ofWeight weight: Double) -> Sign? {
    guard hasWeightsBelowZero else { return nil }
    if kind.sign == .negative { return weight > 0 ? .positive : nil }
    return weight < 0 ? .negative : name.isEmpty ? .positive : nil
  }

  /// What edges of a sign and a direction are.
  func kind(sign: Sign?, isDirected: Bool) -> RelationshipKind {
    if name.isEmpty {
      let prefix = sign.map { $0 == .neutral ? "" : $0.adjective + "-" } ?? ""
      return RelationshipKind(
        name: prefix + (isDirected ? "arc" : "tie"), sign: sign ?? .neutral, isDirected: isDirected)
    }
    let sign = sign ?? kind.sign
    let prefix = sign == kind.sign ? "" : sign.adjective + "-"
    // A known kind keeps its direction where all edges have another, or the caller asked for it.
    let keepsDirection = !(hasDirected && hasUndirected) || (isAsked && known != nil)
    guard !keepsDirection, isDirected != kind.isDirected else {
      return RelationshipKind(name: prefix + name, sign: sign, isDirected: kind.isDirected)
    }
    return RelationshipKind(
      name: prefix + name + (isDirected ? "-arc" : "-tie"), sign: sign, isDirected: isDirected)
  }
}

/// Edges of which a message says how many they are, and where the first one stands.
struct EdgeTally {
  private(set) var count = 0
  /// As many of them as ``Camarilla/Diagnostics`` keeps locations of.
  private var edges: [Int] = []

  mutating func add(_ edge: Int) {
    if edges.count <= Diagnostics.mostRepeats { edges.append(edge) }
    count += 1
  }

  /// "1 edge", "2 edges", with the verb that follows.
  static func edges(_ count: Int, one: String, several: String) -> String {
    count == 1 ? "1 edge \(one)" : "\(count) edges \(several)"
  }

  /// - Parameter message: what is told of so many edges.
  func problem(
    severity: Problem.Severity, rule: Problem.Rule, message: (Int) -> String,
    document: GraphDocument, at locate: ((Int) -> Problem.Location?)? = nil, expected: String
  ) -> Problem {
    let locations = edges.map { locate?($0) ?? document.location(ofEdge: $0) }
    var problem = Problem(
      severity: severity, rule: rule, message: message(count), location: locations.first ?? nil,
      expected: expected, count: count,
      furtherRows: [Problem.Rows(locations: locations.dropFirst().compactMap(\.self))])
    problem.ownMessage = message(1)
    return problem
  }

  func warning(
    message: (Int) -> String, document: GraphDocument, expected: String
  ) -> Problem {
    problem(
      severity: .warning, rule: .malformedValue, message: message, document: document,
      expected: expected)
  }
}
