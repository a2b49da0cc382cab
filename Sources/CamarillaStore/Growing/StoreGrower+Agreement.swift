import Camarilla

// What the chronicles that are added at once say of one row, each against another: what was read first is never lost
// without a word.

extension StoreGrower {
  /// Figures, sources and relationships that several chronicles tell differently under one id.
  func disagreements() -> [Problem] {
    guard additions.count > 1 else { return [] }
    let chronicles = additions.map(\.chronicle)
    let claims = chronicles.map { chronicle in
      (0..<chronicle.table.count).filter { !chronicle.table.ids[$0].isEmpty }.map { row in
        (row: row, value: chronicle.relationships[row])
      }
    }
    let told = chronicles.map { ToldColumns($0.table) }
    return chronicles.located(
      disagreements(chronicles.map { numbered($0.figures) }) { $2.contradictions(in: $3) }
        + disagreements(chronicles.map { numbered($0.sources) }) { $2.contradictions(in: $3) }
        + disagreements(claims) { one, other, first, second in
          var second = second
          if first.kind == second.kind, !kinds.isDirected(first.kind), first.source == second.target
          {
            (second.source, second.target) = (second.target, second.source)
          }
          return first.contradictions(in: second).filter {
            told[one].contains($0.field) && told[other].contains($0.field)
          }
        })
  }

  private func numbered<Row>(_ rows: some Sequence<Row>) -> [(row: Int, value: Row)] {
    rows.enumerated().map { (row: $0.offset, value: $0.element) }
  }

  /// - Parameters:
  ///   - tables: the rows with ids, of each chronicle.
  ///   - compare: what two rows of one id tell differently, given the indices of their chronicles.
  private func disagreements<Row: TableRow>(
    _ tables: [[(row: Int, value: Row)]],
    compare: (_ one: Int, _ other: Int, _ first: Row, _ second: Row) -> [FieldChange]
  ) -> [(problem: Problem, rows: [RowReference])] {
    var known: [String: [(chronicle: Int, row: Int, value: Row)]] = [:]
    var found: [(problem: Problem, rows: [RowReference])] = []
    for (chronicle, rows) in tables.enumerated() {
      for (row, value) in rows {
        let id = value.key
        for other in known[id] ?? [] {
          let changes = compare(other.chronicle, chronicle, other.value, value)
          guard let first = changes.first else { continue }
          func reference(_ chronicle: Int, row: Int) -> RowReference {
            RowReference(
              chronicle: chronicle,
              subject: .init(table: Row.table, row: row, field: first.field, id: id))
          }
          func told(_ text: (FieldChange) -> String, by chronicle: Int) -> String {
            changes.map { "\($0.field) '\(shortened(text($0)))'" }.joined(separator: ", ")
              + " in '\(additions[chronicle].name)'"
          }
          let problem = Problem.error(
            "\(Row.table.rowName) '\(id)' has \(told(\.after, by: chronicle)), and"
              + " \(told(\.before, by: other.chronicle))",
            rule: .differingRows, text: first.after,
            expected: "one \(Row.table.rowName) of an id in what is added at once")
          found.append(
            (
              problem,
              [reference(chronicle, row: row), reference(other.chronicle, row: other.row)]
            ))
          break
        }
        known[id, default: []].append((chronicle, row, value))
      }
    }
    return found
  }

  /// What rows take from what others said, or might seem to.
  func remarks() -> [Problem] {
    var pending: [(problem: Problem, rows: [RowReference])] = []
    for (index, addition) in additions.enumerated() {
      /// Tells of the first row of a sort, and how many there are.
      func tell<Row: RemarkableRow>(_ rows: [Row], as problem: (Row) -> Problem) {
        let own = rows.filter { $0.row.addition == index }
        guard let first = own.first else { return }
        var problem = problem(first)
        problem.count = own.count
        pending.append((problem, first.rows.map { reference($0, field: first.field) }))
      }
      tell(claims.overrulings) { row in
        let told = row.changes.map { "\($0.field) '\(shortened($0.after))'" }
        let other = row.changes.map { "'\(shortened($0.before))'" }
        return .warning(
          "a relationship has \(told.joined(separator: ", ")) in '\(addition.name)', which counts, and"
            + " \(other.joined(separator: ", ")) in '\(additions[row.other.addition].name)'",
          rule: .differingRows, text: row.changes[0].after,
          expected: "one claim in what is added at once, or ids that tell two apart")
      }
      tell(claims.unsourced) { row in
        .warning(
          "the row names no source for \(row.id.isEmpty ? "a relationship" : "'\(row.id)'"), which keeps those"
            + " that it cites",
          rule: .missingValue, text: "",
          expected: "its sources, or an edit that makes its citations blank")
      }
      tell(claims.reused) { row in
        .warning(
          "relationship '\(row.old.id)' was \(summary(row.old)) and becomes \(summary(row.new))",
          rule: .differingRows, text: row.old.id,
          expected: "the id of the same claim, or none for another")
      }
      tell(claims.misnumbered) { row in
        let own = claims.called(at: row.index)
        return .warning(
          "'\(row.old.id)' is the store's number of \(summary(row.old)), which stays; the row,"
            + " \(summary(own)), is '\(own.id)' there",
          rule: .differingRows, text: row.old.id,
          expected: "the id of the same claim, or none for another")
      }
    }
    return additions.map(\.chronicle).located(pending)
  }

  private func reference(_ origin: GrowingClaims.Origin, field: String) -> RowReference {
    RowReference(
      chronicle: origin.addition,
      subject: .init(
        table: .relationships, row: origin.row, field: field,
        id: additions[origin.addition].chronicle.table.id(at: origin.row)))
  }

  private func summary(_ claim: Relationship) -> String {
    "\(claim.kind) of '\(claim.source)' and '\(claim.target)' (\(claim.when))"
  }
}

extension TableRow {
  /// What both say, and another says otherwise.
  func contradictions(in other: Self) -> [FieldChange] {
    changes(to: other, besides: ["id"]).filter { change in
      guard let field = Self.fields.first(where: { $0.name == change.field }) else {
        return !change.before.isEmpty && !change.after.isEmpty
      }
      return field.told(self) != nil && field.told(other) != nil
    }
  }
}
