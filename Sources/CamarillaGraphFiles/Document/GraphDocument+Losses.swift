import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// What a format of a capacity has no place for, in the order in which the document holds it.
  ///
  /// O(texts of the columns that are lost).
  package func losses(in capacity: FormatCapacity) -> [Loss] {
    var losses: [Loss] = []
    if !capacity.title, !title.isEmpty {
      losses.append(Loss(what: "the graph's title", count: 1, example: title))
    }
    if !capacity.graphAttributes {
      losses += attributes.compactMap {
        $0.name == "kinds" ? kindLoss(of: $0, in: capacity) : $0.loss
      }
    }
    if !capacity.nodeIDs { losses += nodeNameLosses() }
    if !capacity.nodeLabels {
      losses.add(nodes.labels, count: nodes.count, what: "names of figures")
    }
    if !capacity.isolatedNodes {
      let isolated = isolatedNodes()
      if let first = isolated.first {
        losses.append(
          Loss(
            what: "figures without relationships", count: isolated.count,
            example: nodes.ids[Int(first)]))
      }
    }
    // What is lost of lives is said of the spells, where nodes have no others.
    let tellsLives = capacity.nodeSpells == .none && !nodes.spells.isEmpty
    for column in nodes.columns where !(tellsLives && ["born", "died"].contains(column.name)) {
      losses.add(
        column, of: "figures", count: nodes.count, capacity: capacity, held: capacity.nodeAttributes
      )
    }
    losses.add(
      nodes.spells, document: self, whom: "figures", capacity: capacity,
      precision: capacity.nodeSpells, isExact: holdsLives(capacity))
    if !capacity.edgeIDs { losses.add(edges.ids, count: edges.count, what: "ids of relationships") }
    if !capacity.edgeLabels {
      losses.add(edges.labels, count: edges.count, what: "labels of edges")
    }
    if !capacity.edgeWeights {
      let weighted = edges.weights.lazy.filter { $0 != 1 }
      if let first = weighted.first {
        losses.append(
          Loss(what: "weights of relationships", count: weighted.count, example: "\(first)"))
      }
    }
    // What the spells tell of the dates is said below.
    let tellsDates = !edges.spells.isEmpty
    for column in edges.columns where !(tellsDates && column.name == "when") {
      losses.add(
        column, of: "relationships", count: edges.count, capacity: capacity,
        held: capacity.edgeAttributes)
    }
    // Beside a value below 0 one above it says that it is positive; where neither is told, names tell those of edges
    // without a kind.
    let toldKinds = capacity.negativeSigns ? kindsWithNegativeSigns : [""]
    if !capacity.positiveSigns { losses += signLosses(.positive, besides: toldKinds) }
    if !capacity.negativeSigns {
      losses += signLosses(.negative, besides: toldKinds)
    } else if !capacity.positiveSigns {
      losses += negativeNameLosses()
    }
    losses += directionLosses(capacity.directions)
    losses.add(
      edges.spells, document: self, whom: "relationships", capacity: capacity,
      precision: capacity.edgeSpells,
      isExact: holdsPeriods(capacity))
    if !capacity.controlCharacters, case (let count, let example) = textsBeyondXML(), count > 0 {
      losses.append(
        Loss(
          what: "control characters of texts", count: count,
          example: example.map { shortened(XMLText.fitted($0)) }))
    }
    if !capacity.severalSpells {
      if capacity.nodeSpells != .none {
        losses.addFurther(nodes.spells, document: self, whom: "figures")
      }
      if capacity.edgeSpells != .none {
        losses.addFurther(edges.spells, document: self, whom: "relationships")
      }
    }
    return losses
  }

  /// What is lost with the kinds that a chronicle declares: all, or those of no edge where edges tell the name, sign and
  /// direction of theirs.
  private func kindLoss(of attribute: Attribute, in capacity: FormatCapacity) -> Loss? {
    let tellsKinds = ["kind", "sign"].allSatisfy {
      capacity.edgeAttributes.holds(AttributeColumn(name: $0))
    }
    guard tellsKinds, capacity.positiveSigns, capacity.directions == .edgeByEdge,
      let declared = (try? JSONParser.parse(Array(attribute.value.utf8)))?.elements
    else { return attribute.loss }
    let kinds = kinds
    let used = Set((0..<edges.count).filter { !edges.isLoop($0) }.map { kinds[$0] })
    let lost = declared.compactMap { $0["name"]?.text }.filter { !used.contains($0) }
    return lost.first.map {
      Loss(what: "kinds without relationships", count: lost.count, example: shortened($0))
    }
  }

  /// Whether the exact dates of edges have a place as an attribute, beside what spells say of them.
  private func holdsPeriods(_ capacity: FormatCapacity) -> Bool {
    edges.columns.contains { $0.name == "when" && capacity.edgeAttributes.holds($0) }
  }

  private func holdsLives(_ capacity: FormatCapacity) -> Bool {
    nodes.columns.contains {
      ["born", "died"].contains($0.name) && capacity.nodeAttributes.holds($0)
    }
  }

  private func isolatedNodes() -> [Int32] {
    var isIsolated = [Bool](repeating: true, count: nodes.count)
    for end in edges.sources { isIsolated[Int(end)] = false }
    for end in edges.targets { isIsolated[Int(end)] = false }
    return isIsolated.indices.filter { isIsolated[$0] }.map(Int32.init)
  }

  /// The document without what a format of a capacity has no place for: what reading it back gives.
  ///
  /// Spells run from the first day on which they may hold through the last, as finely as the format
  /// tells it. Isolated nodes stay: dropping them would number the others anew.
  package func reduced(to capacity: FormatCapacity) -> GraphDocument {
    var document = self
    if !capacity.title { document.title = "" }
    if !capacity.graphAttributes { document.attributes = [] }
    if !capacity.nodeIDs { document.keepNodeNamesOnly() }
    if !capacity.plainKinds, hasPlainKindsOnly {
      document.edges.columns.removeAll { $0.name == "kind" }
    }
    if !capacity.negativeSigns {
      document.keepPlainSignsOnly()
    } else if !capacity.positiveSigns {
      document.keepNegativeSignsOnly()
    }
    document.keepDirections(capacity.directions)
    if !capacity.nodeLabels { document.nodes.labels = TextColumn() }
    if !capacity.edgeIDs { document.edges.ids = TextColumn() }
    if !capacity.edgeLabels { document.edges.labels = TextColumn() }
    if !capacity.edgeWeights {
      document.edges.weights = Array(repeating: 1, count: edges.count)
    }
    document.nodes.columns = document.nodes.columns.compactMap {
      $0.reduced(to: capacity, held: capacity.nodeAttributes)
    }
    document.edges.columns = document.edges.columns.compactMap {
      $0.reduced(to: capacity, held: capacity.edgeAttributes)
    }
    var periods = document.periods
    // No format tells changes more exactly.
    let inDays = ToldSpells(precision: .days, capacity: capacity, in: self)
    for index in document.nodes.columns.indices {
      document.nodes.columns[index].reduceChanges(inDays, pool: &periods)
    }
    for index in document.edges.columns.indices {
      document.edges.columns[index].reduceChanges(inDays, pool: &periods)
    }
    document.nodes.spells = nodes.spells.reduced(
      to: capacity.nodeSpells, capacity: capacity, document: self, pool: &periods)
    document.edges.spells = edges.spells.reduced(
      to: capacity.edgeSpells, capacity: capacity, document: self, pool: &periods)
    document.periods = periods
    return capacity.controlCharacters ? document : document.withXMLTexts()
  }
}

extension Attribute {
  /// What is lost with an attribute of the graph: as many as it lists, where it lists things that have
  /// an id or a name.
  fileprivate var loss: Loss {
    if let listed = (try? JSONParser.parse(Array(value.utf8)))?.elements, let first = listed.first,
      let example = first["title"]?.text ?? first["name"]?.text
    {
      return Loss(
        what: "\(name) as the chronicle declares them", count: listed.count,
        example: shortened(example))
    }
    return Loss(what: "the graph's '\(name)'", count: 1, example: shortened(value))
  }
}

extension AttributeColumn {
  fileprivate func reduced(
    to capacity: FormatCapacity, held: FormatCapacity.Attributes
  ) -> AttributeColumn? {
    guard held.holds(self) else { return nil }
    var column = self
    if !capacity.changes { column.changes = [] }
    if !capacity.attributeTypes { column.type = .text }
    return column
  }
}

extension AttributeColumn {
  /// Brings the periods of changes to what is told of them.
  fileprivate mutating func reduceChanges(_ told: ToldSpells, pool: inout PeriodPool) {
    for index in changes.indices {
      changes[index].period = pool.intern(told.period(of: pool[changes[index].period]))
    }
  }
}

extension SpellTable {
  fileprivate func reduced(
    to precision: FormatCapacity.Spells, capacity: FormatCapacity, document: GraphDocument,
    pool: inout PeriodPool
  ) -> SpellTable {
    var reduced = SpellTable()
    guard precision != .none else { return reduced }
    let told = ToldSpells(precision: precision, capacity: capacity, in: document)
    for (index, row) in rows.enumerated() {
      if !capacity.severalSpells, index > 0, rows[index - 1] == row { continue }
      let period = told.period(of: pool[periods[index]])
      if !capacity.boundlessSpells, period == .boundless { continue }
      reduced.add(pool.intern(period), row: row)
    }
    return reduced
  }
}

extension [Loss] {
  fileprivate mutating func add(_ texts: TextColumn, count: Int, what: String) {
    var found = 0
    var example: String?
    for row in 0..<count where !texts[row].isEmpty {
      found += 1
      example = example ?? texts[row]
    }
    if found > 0 { append(Loss(what: what, count: found, example: example.map { shortened($0) })) }
  }

  fileprivate mutating func add(
    _ column: AttributeColumn, of whom: String, count: Int, capacity: FormatCapacity,
    held: FormatCapacity.Attributes
  ) {
    let isHeld = held.holds(column)
    // A chronicle calls it so, not as a file would have to.
    let name = ReservedNames.unescaped(
      column.name, reserved: whom == "figures" ? ReservedNames.nodes : ReservedNames.edges)
    if !isHeld { add(column.values, count: count, what: "'\(name)' of \(whom)") }
    if !isHeld || !capacity.changes, let first = column.changes.first {
      append(
        Loss(
          what: "'\(name)' of \(whom) over time", count: column.changes.count,
          example: first.value))
    }
  }

  /// Spells after the first of a row.
  fileprivate mutating func addFurther(
    _ spells: SpellTable, document: GraphDocument, whom: String
  ) {
    let further = spells.rows.indices.dropFirst().filter { spells.rows[$0] == spells.rows[$0 - 1] }
    if let first = further.first {
      append(
        Loss(
          what: "spells of \(whom) after the first", count: further.count,
          example: "\(document.periods[spells.periods[first]])"))
    }
  }

  fileprivate mutating func add(
    _ spells: SpellTable, document: GraphDocument, whom: String, capacity: FormatCapacity,
    precision: FormatCapacity.Spells, isExact: Bool
  ) {
    let told = ToldSpells(precision: precision, capacity: capacity, in: document)
    let holdsLongYears = capacity.holdsLongYears(of: document)
    var (inexact, beyond): ([Int32], [Int32]) = ([], [])
    for index in spells.periods {
      let period = document.periods[index]
      if precision != .none, !holdsLongYears, SpellHull(period).hasLongYears {
        beyond.append(index)
      } else if !isExact, told.loses(period, capacity: capacity) {
        inexact.append(index)
      }
    }
    if let first = inexact.first {
      let what = precision == .none ? "dates" : "dates finer or vaguer than the format's"
      append(
        Loss(
          what: "\(what) of \(whom)", count: inexact.count, example: "\(document.periods[first])"))
    }
    // The program that reads the file takes the end for open, whatever an attribute says.
    if let first = beyond.first {
      append(
        Loss(
          what: "dates in years of more than four digits of \(whom)", count: beyond.count,
          example: "\(document.periods[first])"))
    }
  }
}

extension ToldSpells {
  /// Whether something of a period is lost as it is told. That an event of a year is told as a spell
  /// through it is no loss: on whatever day the one may have been, the other may hold.
  fileprivate func loses(_ period: Period, capacity: FormatCapacity) -> Bool {
    let hull = SpellHull(period)
    // A chronicle takes what has no dates for this.
    if hull.start == nil, hull.end == nil, period.description == "/" { return false }
    if isNone || !capacity.boundlessSpells && period == .boundless { return true }
    let told = self.period(of: period)
    if case .event(let date) = period, told == Period(from: date, through: date) { return false }
    return told != period
  }
}
