/// Which figures of several chronicles are the same although their ids differ.
///
/// Without a word, figures are the same when their ids are. A statement names ids of one figure, of which it keeps
/// the first; statements that share an id are about one figure. An id that a statement names of one chronicle
/// belongs to that statement's figure only: it is not the same as an equal id of another chronicle then, so that two
/// persons who happen to have one id can be told apart.
public struct FigureIdentities: Sendable {
  /// An id, in one of the chronicles or in all that have it.
  public struct Mention: Hashable, Sendable {
    /// The id of a figure.
    public var id: Figure.ID
    /// The index of the chronicle that it is of; nil for whichever has it.
    public var chronicle: Int?
    /// Where that is said.
    public var location: Problem.Location?

    /// A mention; every argument is the property of its name.
    public init(id: Figure.ID, chronicle: Int? = nil, location: Problem.Location? = nil) {
      self.id = id
      self.chronicle = chronicle
      self.location = location
    }
  }

  /// Of each statement, the ids that are of one figure, that which is kept first.
  public var statements: [[Mention]]

  /// What some statements say; nothing unless told.
  public init(_ statements: [[Mention]] = []) { self.statements = statements }
}

/// What statements come to: the id that each figure of each chronicle has in the end.
struct ResolvedIdentities {
  private struct Node: Hashable {
    var chronicle: Int
    var id: Figure.ID
  }

  /// Towards the one that stands for all that are the same.
  private var parents: [Node: Node] = [:]
  /// What first names a node, and its number among all mentions.
  private var mentions: [Node: (number: Int, mention: FigureIdentities.Mention)] = [:]
  /// What is wrong with the statements.
  private(set) var diagnostics = Diagnostics()

  init(_ identities: FigureIdentities, of chronicles: [Chronicle], names: [String]) {
    for statement in identities.statements {
      var first: Node?
      for mention in statement {
        let id = mention.id.withoutOuterBlanks
        let homes = mention.chronicle.map { [$0] } ?? Array(chronicles.indices)
        let nodes = homes.filter { chronicles[$0].figure(id: id) != nil }.map {
          Node(chronicle: $0, id: id)
        }
        if nodes.isEmpty {
          diagnostics.add(
            unknown(
              mention, among: homes.flatMap { chronicles[$0].figures }, in: homes.map { names[$0] })
          )
        }
        for node in nodes {
          if parents[node] == nil {
            parents[node] = node
            mentions[node] = (mentions.count, mention)
          }
          if let first { join(first, node) } else { first = node }
        }
      }
    }
  }

  private func unknown(
    _ mention: FigureIdentities.Mention, among figures: [Figure], in names: [String]
  ) -> Problem {
    .error(
      "unknown figure '\(mention.id)'", rule: .unknownFigure, at: mention.location,
      text: "\(mention.id)", expected: "the id of a figure of \(names.joined(separator: " or "))",
      suggestion: Suggestion(nearestTo: "\(mention.id)", among: figures.map { "\($0.id)" }))
  }

  private func root(of node: Node) -> Node {
    var node = node
    while let parent = parents[node], parent != node { node = parent }
    return node
  }

  /// The one that was named first goes on standing for both.
  private mutating func join(_ one: Node, _ other: Node) {
    let (one, other) = (root(of: one), root(of: other))
    guard one != other else { return }
    if (mentions[one]?.number ?? 0) < (mentions[other]?.number ?? 0) {
      parents[other] = one
    } else {
      parents[one] = other
    }
  }

  /// The id that a figure of a chronicle has in the end.
  func id(of id: Figure.ID, in chronicle: Int) -> Figure.ID {
    root(of: Node(chronicle: chronicle, id: id)).id
  }

  /// Where two figures of one chronicle are said to be one, if anywhere: the later of the mentions.
  func location(joining one: Figure.ID, _ other: Figure.ID, in chronicle: Int) -> Problem.Location?
  {
    [one, other].compactMap { mentions[Node(chronicle: chronicle, id: $0)] }
      .max { $0.number < $1.number }?.mention.location
  }

  /// Whether a statement names a figure of a chronicle.
  func isMentioned(_ id: Figure.ID, in chronicle: Int) -> Bool {
    mentions[Node(chronicle: chronicle, id: id)] != nil
  }
}
