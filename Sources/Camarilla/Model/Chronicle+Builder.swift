extension Chronicle {
  /// Assembles a chronicle row by row, and checks it whole.
  ///
  /// ```swift
  /// var builder = Chronicle.Builder()
  /// builder.add(Figure(id: "brutus", name: "Marcus Brutus"))
  /// builder.add(Figure(id: "caesar", name: "Julius Caesar", died: try HistoricalDate("-0043-03-15")))
  /// builder.add(
  ///   Relationship(kind: "rivalry", source: "brutus", target: "caesar", when: try Period("-0043")))
  /// let chronicle = try builder.build()
  /// ```
  ///
  /// Rows may come in any order: a relationship may name a figure that is added after it. Blanks around
  /// a text, white space and invisible characters, are none of it. A figure or source whose name or title is
  /// blank is called by its id.
  ///
  /// What is refused is what a file could not say: a row without an id, a kind without a name, an attribute
  /// that is called as a column of its table or stands on one row twice, a citation of no source or with a
  /// `;` in it.
  public struct Builder: Sendable {
    /// What the chronicle is to be called.
    public var title: String?
    /// Whether a relationship's end that no figure declares becomes a figure of that name, rather
    /// than an error.
    public var infersFigures: Bool
    /// Problems that the rows' reader found before they came here; `build()` reports them with its
    /// own.
    package var problems: [Problem] = []
    /// Whether figures that are added were told apart by a person, and not by a program that takes every
    /// spelling for another figure.
    package var trustsFigures = true
    /// Figures that relationships may name without their being added, such as those of a store that is to take the
    /// rows. Of those that are named nothing is told but their ids.
    package var knownFigures: Set<Figure.ID> = []

    /// The relationships so far. Their indices are those of the builder's own figures and kinds.
    package var table = RelationshipTable()
    private var figures: [Figure?] = []
    private var figureIndices: [Figure.ID: Int32] = [:]
    private var figureRows: [Int] = []
    private var figureRowCount = 0
    private var kinds: [RelationshipKind?] = []
    /// The kinds' names, by index.
    package private(set) var kindNames: [String] = []
    private var kindIndices: [String: UInt16] = [:]
    private var sources: [Source] = []
    private var sourceIndices: [String: Int] = [:]
    private var periodIndices: [Period: Int32] = [:]
    private var citationIndices: [[Citation]: Int32] = [[]: 0]
    private var kindRows: [Int] = []
    private var kindRowCount = 0
    private var attributeIndices: [String: Int] = [:]

    /// An empty chronicle to be filled. With `infersFigures`, ends that no figure was added for
    /// become figures named by their ids; without, they are problems.
    public init(title: String? = nil, infersFigures: Bool = false) {
      self.title = title
      self.infersFigures = infersFigures
      for kind in RelationshipKind.standard { kinds[Int(mention(kind: kind.name))] = kind }
    }

    // MARK: Whole rows

    /// Adds a figure. Its id is checked when the chronicle is built.
    public mutating func add(_ figure: Figure) {
      let figure = figure.settled
      let index = Int(mention(figure: figure.id))
      defer { figureRowCount += 1 }
      guard figures[index] == nil else {
        report(
          duplicate: figure.id.rawValue, tableName: .figures, row: figureRowCount,
          first: figureRows[index])
        return
      }
      figures[index] = figure
      figureRows[index] = figureRowCount
    }

    /// Declares a kind, or says anew what one of the standard four means.
    public mutating func add(_ kind: RelationshipKind) {
      var kind = kind
      kind.name = kind.name.withoutOuterBlanks
      let index = Int(mention(kind: kind.name))
      defer { kindRowCount += 1 }
      guard kindIndices[kind.name] != nil else { return }
      guard kindRows[index] < 0 else {
        report(duplicate: kind.name, tableName: .kinds, row: kindRowCount, first: kindRows[index])
        return
      }
      kinds[index] = kind
      kindRows[index] = kindRowCount
    }

    /// Takes a kind for known, as the standard ones are, unless it is declared otherwise.
    package mutating func presume(_ kind: RelationshipKind) {
      let index = Int(mention(kind: kind.name))
      if kindRows[index] < 0 { kinds[index] = kind }
    }

    /// Adds a source that relationships can cite.
    public mutating func add(_ source: Source) {
      let source = source.settled
      if !source.id.isEmpty, !Source.isCitable(id: source.id) {
        problems.append(
          Problem(
            severity: .error, rule: .malformedValue,
            message: "no citation can name a source '\(source.id)'; expected \(Source.idRule)",
            subject: .init(table: .sources, row: sources.count, field: "id", id: source.id),
            text: source.id, expected: Source.idRule))
      }
      if let first = sourceIndices[source.id] {
        report(duplicate: source.id, tableName: .sources, row: sources.count, first: first)
      } else {
        sourceIndices[source.id] = sources.count
      }
      sources.append(source)
    }

    /// Adds a claim; ends and kind are trimmed of white space around them. It is checked when the
    /// chronicle is built.
    public mutating func add(_ relationship: Relationship) {
      let relationship = relationship.withoutOuterBlanks
      let row = append(
        kind: mention(kind: relationship.kind), source: mention(figure: relationship.source),
        target: mention(figure: relationship.target), when: intern(relationship.when),
        weight: relationship.weight, confidence: relationship.confidence,
        citations: intern(relationship.citations))
      setID(relationship.id, row: row)
      setPost(relationship.post ?? "", row: row)
      setNote(relationship.note ?? "", row: row)
      checkNames(of: relationship.attributes, row: row)
      for attribute in relationship.attributes {
        setAttribute(
          attributeColumn(named: attribute.name), value: attribute.value, row: row)
      }
    }

    /// Of two attributes of one name a row has room for the last only.
    private mutating func checkNames(of attributes: [Attribute], row: Int) {
      var names: Set<String> = []
      for attribute in attributes where !names.insert(attribute.name).inserted {
        problems.append(
          .repeated(
            attribute,
            of: .init(
              table: .relationships, row: row, field: attribute.name, id: table.id(at: row))))
      }
    }

    // MARK: Interned rows, for readers of large tables

    /// The index of a figure, which need not have been added yet.
    package mutating func mention(figure id: Figure.ID) -> Int32 {
      let id = id.withoutOuterBlanks
      if let index = figureIndices[id] { return index }
      let index = Int32(figures.count)
      figureIndices[id] = index
      figureIDs.append(id)
      figures.append(nil)
      figureRows.append(-1)
      return index
    }
    /// The figures' ids, by index.
    package private(set) var figureIDs: [Figure.ID] = []

    /// The index of a kind, which need not have been declared yet.
    package mutating func mention(kind name: String) -> UInt16 {
      let name = name.withoutOuterBlanks
      if let index = kindIndices[name] { return index }
      guard kinds.count < Self.mostKinds else {
        refuseKind(name)
        return .max
      }
      let index = UInt16(kinds.count)
      kindIndices[name] = index
      kindNames.append(name)
      kindRows.append(-1)
      kinds.append(nil)
      return index
    }

    /// The most kinds that a chronicle has, the standard four among them: each row tells its own in two bytes.
    static let mostKinds = 65_536

    /// Tells of the first kind beyond the most, without which the chronicle is not built.
    private mutating func refuseKind(_ name: String) {
      guard !hasTooManyKinds else { return }
      hasTooManyKinds = true
      problems.append(
        .error(
          "the kind '\(shortened(name))' is one more than \(Self.mostKinds)", rule: .malformedValue,
          text: name, expected: "at most \(Self.mostKinds) kinds"))
    }
    private var hasTooManyKinds = false

    package mutating func intern(_ period: Period) -> Int32 {
      if let index = periodIndices[period] { return index }
      let index = Int32(table.periods.count)
      table.periods.append(period)
      periodIndices[period] = index
      return index
    }

    /// An index of its own for a period, for readers that know equal periods by their texts. Two
    /// texts of one period then have two indices, which changes no answer.
    package mutating func append(_ period: Period) -> Int32 {
      table.periods.append(period)
      return Int32(table.periods.count - 1)
    }

    package mutating func intern(_ citations: [Citation]) -> Int32 {
      if let index = citationIndices[citations] { return index }
      let index = Int32(table.citationLists.count)
      table.citationLists.append(citations)
      citationIndices[citations] = index
      return index
    }

    /// An index of its own for a list of citations that no other row has, such as those of a row's
    /// line.
    package mutating func append(_ citations: [Citation]) -> Int32 {
      table.citationLists.append(citations)
      return Int32(table.citationLists.count - 1)
    }

    package mutating func attributeColumn(named name: String) -> Int {
      if let index = attributeIndices[name] { return index }
      attributeIndices[name] = table.attributes.count
      table.attributes.append((name, TextColumn()))
      return table.attributes.count - 1
    }

    package mutating func reserveCapacity(_ rows: Int) { table.reserveCapacity(rows) }

    /// Adds a relationship whose names are indices; returns its row.
    package mutating func append(
      kind: UInt16, source: Int32, target: Int32, when: Int32, weight: Double, confidence: Double,
      citations: Int32
    ) -> Int {
      table.kinds.append(kind)
      table.sources.append(source)
      table.targets.append(target)
      table.whens.append(when)
      table.weights.append(weight)
      table.confidences.append(confidence)
      table.citations.append(citations)
      return table.count - 1
    }

    package mutating func setID(_ id: String, row: Int) { table.ids[row] = id.withoutOuterBlanks }
    package mutating func setPost(_ post: String, row: Int) {
      table.posts[row] = post.withoutOuterBlanks
    }
    package mutating func setNote(_ note: String, row: Int) {
      table.notes[row] = note.withoutOuterBlanks
    }
    package mutating func setAttribute(_ column: Int, value: String, row: Int) {
      table.attributes[column].column[row] = value.withoutOuterBlanks
    }

    /// Takes the rows out, and the lists of citations with them, for readers of tables that are larger
    /// than memory. Figures, kinds, periods and columns stay, and keep their indices.
    package mutating func removeRows() {
      var empty = RelationshipTable()
      empty.periods = table.periods
      empty.attributes = table.attributes.map { ($0.name, TextColumn()) }
      empty.reserveCapacity(table.count)
      table = empty
      citationIndices = [[]: RelationshipTable.noCitations]
    }

    // MARK: Streams of rows, which are taken out again

    /// What is wrong with the relationships at hand, each by itself, given that all figures, kinds and
    /// sources have been added. What claims say against each other it takes all of them to find.
    package func rowProblems() -> [Problem] { parts.rowProblems() }

    /// What is wrong with the figures.
    package func figureProblems() -> [Problem] { parts.figureProblems() }

    /// All figures, mentioned ones included, and all kinds, by their indices.
    package var declarations: (figures: [Figure], kinds: [RelationshipKind], sources: [Source]) {
      (
        zip(figures, figureIDs).map { $0 ?? Figure(called: $1.rawValue) },
        kinds.compactMap { $0 }, sources
      )
    }

    var parts: ChronicleParts {
      ChronicleParts(
        figures: figures, figureIDs: figureIDs, figureRows: figureRows, kinds: kinds,
        kindNames: kindNames, sources: sources, sourceIndices: sourceIndices, table: table,
        infersFigures: infersFigures, knownFigures: knownFigures, trustsFigures: trustsFigures)
    }

    // MARK: Building

    /// Checks everything and makes the chronicle.
    ///
    /// Throws ``InvalidChronicle`` with every problem found, not only the first, each with the row that it is about,
    /// counted from 1 in the order in which rows were added; warnings alone are
    /// looked for when somebody asks for ``Chronicle/warnings``. O(n log n + m) for n figures and m
    /// relationships.
    public consuming func build() throws(InvalidChronicle) -> Chronicle {
      try built(namesRows: true)
    }

    /// As ``build()``, for readers and other modules, which tell in their own way where rows stand.
    ///
    /// - Parameters:
    ///   - namesRows: whether problems say in words which row they are about.
    ///   - arrange: gives warnings their locations and their order, for readers of files.
    package consuming func built(
      namesRows: Bool = false, arrange: @escaping @Sendable ([Problem]) -> [Problem] = { $0 }
    ) throws(InvalidChronicle) -> Chronicle {
      table.settleIDs()
      for index in figures.indices
      where figures[index] == nil && knownFigures.contains(figureIDs[index]) {
        figures[index] = Figure(called: figureIDs[index].rawValue)
      }
      let parts = parts
      let found = problems + parts.faults() + parts.kindProblems(rows: kindRows)
      guard !found.contains(where: { $0.severity == .error }) else {
        let all = (found + (parts.doubts() ?? [])).sortedByRow()
        throw InvalidChronicle(problems: namesRows ? parts.namingRows(of: all) : all)
      }
      var arrange = arrange
      if namesRows { arrange = { parts.namingRows(of: $0) } }
      let complete = zip(figures, figureIDs).map { $0 ?? Figure(called: $1.rawValue) }
      return Chronicle(
        title: title, figures: FigureTable(complete, indices: figureIndices),
        kinds: kinds.compactMap { $0 }, sources: sources, table: table,
        doubts: Doubts(
          known: found, figureRows: figureRows, kindRows: kindRows, trustsFigures: trustsFigures,
          arrange: arrange))
    }

    private mutating func report(
      duplicate id: String, tableName: Problem.Subject.Table, row: Int, first: Int
    ) {
      let field = tableName == .kinds ? "name" : "id"
      problems.append(
        Problem(
          severity: .error, rule: .duplicateID,
          message: "duplicate \(field) '\(id)' in \(tableName.rawValue)",
          subject: .init(table: tableName, row: row, field: field, id: id), text: id,
          expected: "every \(field) once",
          related: [.init(table: tableName, row: first, field: field, id: id)]))
    }
  }
}

extension [Problem] {
  /// By table, then row, so that a person reads them in the order of the files.
  package func sortedByRow() -> [Problem] {
    func key(of problem: Problem) -> (Int, Int) {
      guard let subject = problem.subject else { return (-1, problem.location?.line ?? 0) }
      return (Problem.Subject.Table.allCases.firstIndex(of: subject.table)!, subject.row)
    }
    return enumerated().sorted { a, b in
      let (x, y) = (key(of: a.element), key(of: b.element))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}
