public import Camarilla

/// The drawing of a snapshot: who stands with and against whom, as plain values.
///
/// A power graph says what is drawn; ``picture(on:)`` finds positions for everything, and
/// ``Picture/dot(resolution:)`` writes it down for Graphviz. `Snapshot.powerGraph(…)` makes one from
/// a snapshot; a program with other data fills it by hand.
///
/// ```swift
/// let graph = PowerGraph(
///   title: "1937",
///   figures: [
///     PowerGraph.Figure(id: "stalin", name: "Joseph Stalin", score: 1, faction: 0),
///     PowerGraph.Figure(id: "yezhov", name: "Nikolai Yezhov", score: 0.4, faction: 0),
///   ],
///   relationships: [
///     PowerGraph.Relationship(
///       id: "1", source: 0, target: 1, kind: "appointment", sign: .positive, isDirected: true,
///       label: "head of the NKVD")
///   ])
/// let dot = graph.dot
/// ```
public struct PowerGraph: Sendable, Equatable {
  /// Someone in the picture.
  public struct Figure: Sendable, Equatable {
    /// Unique in the picture; names the element in the SVG (see ``PowerGraph/elementID(figure:)``).
    public var id: Camarilla.Figure.ID
    /// In full; the picture shortens it where that is not ambiguous (``PowerGraph/names``).
    public var name: String
    /// How central; any finite number that is not negative. The largest is drawn largest.
    public var score: Double
    /// The number of the faction, 0 the largest; nil for none.
    public var faction: Int?
    /// What a reader sees who points at the name; the full name when nil.
    public var tooltip: String?
    /// The short name that its editor chose; the picture makes one when nil.
    public var label: String?
    /// The years of life, such as "1561–1626", which tell those of one name apart.
    public var years: String?
    /// The outline of the box.
    public var shape = BoxShape.rounded
    /// Whether it isn't there at the ``PowerGraph/time`` of sizes and groups.
    public internal(set) var isAbsent = false
    /// Those whom ``PowerGraph/foldingLeaves()`` has counted by this figure's name.
    public internal(set) var leaves: FoldedLeaves?

    /// Every argument is the property of its name.
    public init(
      id: Camarilla.Figure.ID, name: String, score: Double = 0, faction: Int? = nil,
      tooltip: String? = nil, label: String? = nil, years: String? = nil
    ) {
      self.id = id
      self.name = name
      self.score = score
      self.faction = faction
      self.tooltip = tooltip
      self.label = label
      self.years = years
    }
  }

  /// A tie in the picture.
  public struct Relationship: Sendable, Equatable {
    /// Unique in the picture.
    public var id: String
    /// Indices into ``PowerGraph/figures``. For a kind without direction their order means nothing.
    public var source: Int
    /// The index in ``PowerGraph/figures`` of the figure the relationship is to.
    public var target: Int
    /// The name of the kind, as it is shown.
    public var kind: String
    /// That of its kind.
    public var sign: Sign
    /// Whether an arrow is drawn.
    public var isDirected: Bool
    /// How sure it is that it held then.
    public var certainty: TieCertainty
    /// Written beside the edge where there is room: the post, for an appointment.
    public var label: String?
    /// What a reader sees who points at the edge.
    public var tooltip: String

    /// Every argument is the property of its name.
    public init(
      id: String, source: Int, target: Int, kind: String, sign: Sign, isDirected: Bool,
      certainty: TieCertainty = .certain, label: String? = nil, tooltip: String = ""
    ) {
      self.id = id
      self.source = source
      self.target = target
      self.kind = kind
      self.sign = sign
      self.isDirected = isDirected
      self.certainty = certainty
      self.label = label
      self.tooltip = tooltip
    }
  }

  /// How names are written.
  public enum Names: String, Sendable, CaseIterable {
    /// The family name where no other figure has it, else with the initial.
    case short
    /// As the chronicle has them.
    case full
    /// The ids.
    case id
  }

  /// Where figures stand.
  public enum Layout: Sendable, Equatable {
    /// Found by Camarilla itself: allies near, rivals far.
    case stress
    /// Given from elsewhere, such as one of Graphviz's engines (``PowerGraph/layoutRequest(for:)``):
    /// for each figure its center, in points, y upward. Kept but for the steps that part overlapping
    /// names.
    case positions([Position])
  }

  /// A figure's position.
  public struct Position: Sendable, Equatable {
    /// Points to the right of the origin.
    public var x: Double
    /// Points above the origin.
    public var y: Double

    /// A position in points.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Stands large at the top: the year.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// The figures, each a box.
  public var figures: [Figure]
  /// The relationships between them, by indices of figures.
  public var relationships: [Relationship]
  /// For each faction, by number, the index of its most central figure, after whom the legend calls a
  /// faction without a name; the largest one where there is no entry.
  public var leaders: [Int]
  /// For each faction, by number, what the legend calls it; after its leader where there is no entry.
  public var factionNames: [String]
  /// For each faction, by number, the slot of its color, by which it keeps it from picture to picture
  /// (`FactionHistory.Line.color`); its number where there is no entry. Slots beyond the theme's are
  /// drawn as of no faction.
  public var factionColors: [Int]
  /// What the colors of boxes tell: who belongs together, unless ``PowerGraph/color(by:)`` has had them tell something else.
  public internal(set) var coloring = Coloring.factions
  /// What the shapes of boxes tell; nothing where it is nil. ``PowerGraph/shape(by:)`` sets it.
  public internal(set) var shapes: FigureShapes?
  /// Whether groups of three and more have a ground of their color behind them, in pictures of more than thirty figures.
  public var hasRegions = true
  /// The kinds that may occur in pictures that are looked at together, so that each looks the same in all; those that
  /// occur in this one where it is empty. Their styles count before all others.
  public var kinds: [RelationshipKind]
  /// The colors.
  public var theme: Theme
  /// How names are shortened.
  public var names: Names
  /// How positions are found.
  public var layout: Layout
  /// What the size of a name tells, such as "consensus centrality"; empty when all scores are equal
  /// or mean nothing, and then the legend leaves it out.
  public var sizeMeaning: String

  /// How many of the first figures stand in a column between two of the others, to which ties run from side to side; nil
  /// where figures don't stand in columns.
  var middleColumn: Int?

  /// The time that sizes and groups are of, where the picture is of more than that one, as of changes; blank elsewhere.
  public internal(set) var time = ""

  /// By id, the names that all pictures of a series write alike; what is not among them is named by
  /// this graph alone.
  var namesInSeries: [Camarilla.Figure.ID: String] = [:]

  /// - Precondition: ends of relationships are indices of figures.
  public init(
    title: String, subtitle: String = "", figures: [Figure], relationships: [Relationship],
    leaders: [Int] = [], factionNames: [String] = [], factionColors: [Int] = [],
    kinds: [RelationshipKind] = [],
    theme: Theme = .light, names: Names = .short, layout: Layout = .stress, sizeMeaning: String = ""
  ) {
    for relationship in relationships {
      precondition(
        figures.indices.contains(relationship.source)
          && figures.indices.contains(relationship.target),
        "relationship \(relationship.id) has an end that is no figure")
    }
    self.title = title
    self.subtitle = subtitle
    self.figures = figures
    self.relationships = relationships
    self.leaders = leaders
    self.factionNames = factionNames
    self.factionColors = factionColors
    self.kinds = kinds
    self.theme = theme
    self.names = names
    self.layout = layout
    self.sizeMeaning = sizeMeaning
  }

  /// The picture as DOT, with positions for everything, for the engine `nop2`.
  ///
  /// - Complexity: As ``picture(on:)``.
  public var dot: String { picture().dot() }

  /// The `id` of a figure's element in the SVG: "figure_" and the id, letters and digits as they
  /// are, a hyphen as `_`, an underscore as `__`, anything else by its code. No two ids share one.
  public static func elementID(figure id: Camarilla.Figure.ID) -> String {
    "figure_" + ElementName.escaped(id.rawValue)
  }

  /// The `id` of a relationship's element in the SVG, and a class that it has. Where relationships of
  /// one kind and pair share an edge, the edge has the first one's `id` and the classes of all.
  public static func elementID(relationship id: String) -> String {
    "relationship_" + ElementName.escaped(id)
  }
}
