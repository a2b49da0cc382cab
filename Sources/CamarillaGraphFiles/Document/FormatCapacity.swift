/// What a format has a place for. What a document loses in it, and what remains, follow from this
/// alone: ``GraphDocument/losses(in:)`` and ``GraphDocument/reduced(to:)``.
package struct FormatCapacity: Sendable {
  package enum Attributes: Sendable {
    case any
    /// Integer and real columns only.
    case numbers
    /// Only columns of these names.
    case named(Set<String>)

    func holds(_ column: AttributeColumn) -> Bool {
      switch self {
      case .any: true
      case .numbers: column.type == .integer || column.type == .real
      case .named(let names): names.contains(column.name)
      }
    }
  }

  /// How finely spells are told.
  package enum Spells: Sendable {
    /// Each end as it is dated, by a year, a month or a day.
    case dates
    /// From a day through a day.
    case days
    /// From a year through a year if a document dates all of its spells by years, else by days.
    case yearsOrDays
    /// As decimal years: from a year through a year if all spells of a document begin and end with years,
    /// however they are dated, else by days.
    case decimalYears
    /// From a year through a year.
    case years
    case none
  }

  /// How it is told which edges have a direction.
  package enum Directions: Sendable {
    case edgeByEdge
    /// By the name of an edge's kind, see ``KindName``.
    case kindNames
    /// By whether all edges of a kind have their like the other way; as well as by names.
    case symmetry
  }

  package var title = true
  package var graphAttributes = true
  /// Whether a node has an id beside its label; otherwise it has one name, see
  /// ``GraphDocument/nodeNames``.
  package var nodeIDs = true
  package var nodeLabels = true
  package var nodeAttributes = Attributes.any
  package var edgeAttributes = Attributes.any
  package var edgeIDs = true
  package var edgeLabels = true
  package var edgeWeights = true
  /// Whether edges keep kinds that are made up for edges without, ``GraphDocument/hasPlainKindsOnly``.
  package var plainKinds = true
  /// Whether a positive sign is told from none.
  package var positiveSigns = true
  /// Whether a negative sign is told from none, beside what is known of kinds by their names.
  package var negativeSigns = true
  package var directions = Directions.edgeByEdge
  /// Whether integers, reals and truths are told from texts.
  package var attributeTypes = true
  package var nodeSpells = Spells.none
  package var edgeSpells = Spells.none
  /// Whether an event of a year is told from a spell through the year.
  package var events = false
  /// Whether ends in years beyond four digits have a place; else they are without bound.
  package var longYears = true
  /// Whether they have one beside times in the year 0.
  package var longYearsBesideYearZero = true
  /// Whether a spell without any bound is told from none.
  package var boundlessSpells = true
  /// Whether a node or an edge may have several spells.
  package var severalSpells = true
  /// Whether attributes may change in time.
  package var changes = false
  /// Whether texts may hold control characters.
  package var controlCharacters = true
  /// Whether a node without edges has a place.
  package var isolatedNodes = true

  package init() {}

  /// Whether ends in years beyond four digits have a place in a document.
  func holdsLongYears(of document: GraphDocument) -> Bool {
    longYears && (longYearsBesideYearZero || !document.hasTimesInYearZero)
  }

  /// Of XML, which has no place for control characters.
  static let xml = {
    var capacity = FormatCapacity()
    capacity.controlCharacters = false
    return capacity
  }()

  /// Of a table of nodes and one of edges: columns have no types, and the graph itself has none.
  ///
  /// - Parameter spells: how finely they tell spells, of nodes as of edges.
  static func tables(spells: Spells) -> FormatCapacity {
    var capacity = FormatCapacity()
    capacity.title = false
    capacity.graphAttributes = false
    capacity.attributeTypes = false
    capacity.nodeSpells = spells
    capacity.edgeSpells = spells
    return capacity
  }
}
