public import Camarilla

/// How a graph of another program becomes a chronicle.
public struct GraphFileOptions: Hashable, Sendable {
  /// The kind of the edges that name none. Without it they are of kinds that claim no more than the file
  /// does: `tie` or, directed, `arc`, of no sign; where signs or weights below 0 are given,
  /// `positive-tie`, `negative-tie`, `positive-arc` and `negative-arc`.
  public var kind: String?
  /// Whether edges that can be no relationships, of a node to itself or of weight 0, are errors; otherwise they
  /// are left out, and counted in a warning.
  public var isStrict: Bool
  /// Which graph is read of a file that holds several; without it all are, each a kind of its name.
  public var graph: String?
  /// Which attributes of edges mean their kind, sign, date and source, where they are not called so.
  public var attributes: EdgeAttributeChoice
  /// What the number 1 stands for among times that are whole numbers, as Pajek's: a year, month or day, which is
  /// also the unit. Without it the numbers are years.
  public var timeOrigin: HistoricalDate?

  /// Every argument is the property of its name.
  public init(
    kind: String? = nil, isStrict: Bool = false, graph: String? = nil,
    attributes: EdgeAttributeChoice = EdgeAttributeChoice(), timeOrigin: HistoricalDate? = nil
  ) {
    self.kind = kind
    self.graph = graph
    self.isStrict = isStrict
    self.attributes = attributes
    self.timeOrigin = timeOrigin
  }
}
