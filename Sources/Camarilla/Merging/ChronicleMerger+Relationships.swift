extension ChronicleMerger {
  mutating func addRelationships(of index: Int) {
    let chronicle = chronicles[index]
    let isDirected = Dictionary(
      kinds.map { ($0.name, $0.isDirected) }, uniquingKeysWith: { first, _ in first })
    var own: [(claim: Relationship, isDirected: Bool)] = []
    var rows: [Int] = []
    for (row, relationship) in chronicle.relationships.enumerated() {
      var claim = relationship
      claim.id = chronicle.table.ids[row]
      claim.source = identities.id(of: relationship.source, in: index)
      claim.target = identities.id(of: relationship.target, in: index)
      claim.kind = kindNames[index][relationship.kind] ?? relationship.kind
      if claim.source == claim.target {
        refuse(relationship, row: row, in: index)
        continue
      }
      own.append((claim, isDirected[claim.kind] ?? false))
      rows.append(row)
    }
    var dropped: [(row: Int, id: String, known: Int)] = []
    for (number, known) in claims.add(own, from: index).enumerated() {
      let id = own[number].claim.id
      guard let known else {
        origins.append((index, rows[number], id))
        continue
      }
      parts[index].sharedRelationships += 1
      if id.isEmpty { continue }
      if origins[known].ownID.isEmpty {
        origins[known] = (index, rows[number], id)
      } else if origins[known].ownID != id {
        dropped.append((rows[number], id, known))
      }
    }
    tellDropped(dropped, of: index)
  }

  /// Says that claims which an earlier chronicle makes lose their ids; both say the same, so that it is no error in any
  /// case.
  private mutating func tellDropped(
    _ dropped: [(row: Int, id: String, known: Int)], of index: Int
  ) {
    guard let first = dropped.first else { return }
    let origin = origins[first.known]
    var problem = Problem(
      severity: .warning, rule: .differingRows,
      message: "relationship '\(first.id)' of \(names[index]) is '\(origin.ownID)' of"
        + " \(names[origin.chronicle]), whose id counts", text: first.id,
      expected: "'\(origin.ownID)'")
    problem.count = dropped.count
    pending.append(
      (
        problem,
        [
          reference(.relationships, row: first.row, field: "id", id: first.id, in: index),
          reference(
            .relationships, row: origin.row, field: "id", id: origin.ownID, in: origin.chronicle),
        ]
      ))
  }

  /// Refuses a relationship whose ends are one figure; all that one statement makes so are told as one.
  private mutating func refuse(_ relationship: Relationship, row: Int, in index: Int) {
    let (source, target) = (relationship.source, relationship.target)
    let location = identities.location(joining: source, target, in: index)
    if let location, let known = refusals[location] {
      pending[known].problem.count += 1
      return
    }
    if let location { refusals[location] = pending.count }
    let problem = Problem.error(
      "'\(source)' and '\(target)' are said to be one figure, and relationship '\(relationship.id)' of"
        + " \(names[index]) (\(relationship.kind)) ties them to each other",
      rule: .selfRelationship, at: location, text: "\(target)",
      expected: "two figures that nothing ties, or the relationship left out first")
    pending.append(
      (
        problem,
        [reference(.relationships, row: row, field: "target", id: relationship.id, in: index)]
      ))
  }

  /// Gives every relationship an id that no other has; none where no chronicle has any.
  mutating func settleIDs() {
    var isOwn: Set<String> = []
    for chronicle in chronicles {
      for row in 0..<chronicle.table.count { isOwn.insert(chronicle.table.ids[row]) }
    }
    isOwn.remove("")
    guard !isOwn.isEmpty else { return }
    var first: [String: Int] = [:]
    var taken: Set<String> = []
    for (index, origin) in origins.enumerated() {
      let wanted = origin.ownID.isEmpty ? RelationshipTable.generatedID(index) : origin.ownID
      var id = wanted
      if taken.contains(id) || (origin.ownID.isEmpty && isOwn.contains(id)) {
        id = free(wanted) { taken.contains($0) || isOwn.contains($0) }
      }
      taken.insert(id)
      claims.rename(index, to: id)
      if !origin.ownID.isEmpty, id != wanted {
        tellRenamed(wanted, to: id, at: index, first: first)
      }
      if first[id] == nil { first[id] = index }
    }
  }

  private mutating func tellRenamed(
    _ id: String, to new: String, at index: Int, first: [String: Int]
  ) {
    let origin = origins[index]
    var rows = [
      reference(.relationships, row: origin.row, field: "id", id: id, in: origin.chronicle)
    ]
    var other = ""
    if let index = first[id] {
      let origin = origins[index]
      rows.append(
        reference(.relationships, row: origin.row, field: "id", id: id, in: origin.chronicle))
      other = " than in \(names[origin.chronicle])"
    }
    pending.append(
      (
        Problem(
          severity: severity, rule: .differingRows,
          message: "relationship '\(id)' says something else in \(names[origin.chronicle])\(other);"
            + " it \(severity == .error ? "would be called '\(new)'" : "is called '\(new)' now")",
          text: id, expected: "one relationship of an id"),
        rows
      ))
  }
}
