import Synchronization

/// Figures and the dated, sourced relationships between them: a temporal, signed, directed
/// multigraph, immutable once made.
///
/// Read one with `CamarillaFormats`, or assemble one with ``Chronicle/Builder``. Copying is cheap.
public struct Chronicle: Sendable {
  /// What the chronicle is called, where it says so.
  public let title: String?
  /// In the order in which they were added.
  public let figures: [Figure]
  /// The four standard kinds, then the chronicle's own.
  public private(set) var kinds: [RelationshipKind]
  /// The sources that can be cited, in the order they were added.
  public let sources: [Source]
  let doubts: Doubts?

  /// Whether it holds only what some years need, so that nothing can be said of the whole.
  package var isPart = false

  package let table: RelationshipTable
  package let figureTable: FigureTable
  private let sourceIndices: [String: Int]
  private let indexCache = SnapshotIndexCache()
  let selectionCache = SelectionCache()
  let historyCache = RecentlyKept<FactionHistoryQuestion, FactionHistory>(most: 2)

  /// A chronicle that nobody asks for doubts, since it is a part of one.
  package init(
    partTitled title: String?, figures: FigureTable, kinds: [RelationshipKind], sources: [Source],
    table: RelationshipTable
  ) {
    self.init(
      title: title, figures: figures, kinds: kinds, sources: sources, table: table, doubts: nil)
    isPart = true
  }

  init(
    title: String?, figures: FigureTable, kinds: [RelationshipKind], sources: [Source],
    table: RelationshipTable, doubts: Doubts?
  ) {
    self.title = title
    self.figures = figures.figures
    figureTable = figures
    self.kinds = kinds
    self.sources = sources
    self.table = table
    self.doubts = doubts
    sourceIndices = Dictionary(
      sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of each figure when they are sorted by id: every result that breaks a tie by id
  /// compares these.
  package var figureRanks: [Int32] { figureTable.ranks }

  /// What validation finds doubtful, in order of the tables' rows.
  ///
  /// Looked for at the first need and kept, by the chronicle's copies too.
  ///
  /// - Complexity: O(figures + m log m) for m relationships then, O(1) afterwards.
  public var warnings: [Problem] { doubts?.all(in: self) ?? [] }

  /// Those of ``warnings`` that were found while the chronicle was made. O(1).
  package var earlyWarnings: [Problem] { doubts?.known ?? [] }

  /// Problems with the places of the rows that they name, where the chronicle was read from files that tell.
  package func located(_ problems: [Problem]) -> [Problem] { doubts?.arrange(problems) ?? problems }
  /// Where rows stand in the chronicle's files; nothing of those that stand in none. Rows of figures and kinds
  /// are their indices here.
  package func locations(
    of subjects: [Problem.Subject]
  ) -> [Problem.Subject: Problem.Location] { doubts?.locations(of: subjects) ?? [:] }

  /// The same chronicle, in which some kinds look otherwise in pictures.
  ///
  /// - Parameter styles: by the kinds' names; what is the name of none changes nothing.
  public func styled(by styles: [String: KindStyle]) -> Chronicle {
    var chronicle = self
    for index in kinds.indices {
      if let style = styles[kinds[index].name] { chronicle.kinds[index].style = style }
    }
    return chronicle
  }

  /// Every claim, in the order in which it was added.
  public var relationships: Relationships { Relationships(chronicle: self) }

  /// The figure with an id, the blanks around which don't count; ids in NFC and NFD compare equal. O(1).
  public func figure(id: Figure.ID) -> Figure? { figureIndex(id: id).map { figures[Int($0)] } }

  /// The source with an id. O(1).
  public func source(id: Source.ID) -> Source? {
    sourceIndices[id.withoutOuterBlanks].map { sources[$0] }
  }

  /// The kind with a name.
  public func kind(named name: String) -> RelationshipKind? {
    let name = name.withoutOuterBlanks
    return kinds.first { $0.name == name }
  }

  package func figureIndex(id: Figure.ID) -> Int32? {
    figureTable.indices[id] ?? figureTable.indices[id.withoutOuterBlanks]
  }

  /// The index that serves any year's snapshot; made at the first need and kept. O(m log m) then.
  package func snapshotIndex(rule: ApproximationRule) -> SnapshotIndex {
    indexCache.index(for: rule) { SnapshotIndex(table: table, rule: rule) }
  }

  /// A chronicle's relationships, made into values one at a time from the table's columns.
  public struct Relationships: RandomAccessCollection, Sendable {
    package let chronicle: Chronicle

    /// The row of the first relationship: 0.
    public var startIndex: Int { 0 }
    /// One past the row of the last relationship.
    public var endIndex: Int { chronicle.table.count }

    /// The relationship of a row, put together from its columns.
    public subscript(row: Int) -> Relationship {
      let table = chronicle.table
      let post = table.posts[row]
      let note = table.notes[row]
      return Relationship(
        id: table.id(at: row), kind: chronicle.kinds[Int(table.kinds[row])].name,
        source: chronicle.figures[Int(table.sources[row])].id,
        target: chronicle.figures[Int(table.targets[row])].id,
        when: table.periods[Int(table.whens[row])], weight: table.weights[row],
        confidence: table.confidences[row], post: post.isEmpty ? nil : post,
        citations: table.citationLists[Int(table.citations[row])],
        note: note.isEmpty ? nil : note, attributes: table.attributes(at: row))
    }
  }
}

/// Keeps what a chronicle's copies share: its snapshot index, made once for each rule of
/// approximation that is asked for.
private final class SnapshotIndexCache: Sendable {
  private let indices = Mutex<[(rule: ApproximationRule, index: SnapshotIndex)]>([])

  func index(for rule: ApproximationRule, make: () -> SnapshotIndex) -> SnapshotIndex {
    indices.withLock { kept in
      if let known = kept.first(where: { $0.rule == rule }) { return known.index }
      let index = make()
      kept.append((rule, index))
      return index
    }
  }
}
