import Camarilla
import CamarillaFormats

// Which member of edges is their weight, and what stands in place of weights.

extension MemberGraph {
  /// Finds the member that is the weight, where none is called exactly so; returns its name.
  mutating func weightColumn() -> String? {
    defer { tellUntakenWords() }
    let members = edgeMembers.attributes(besides: [])
    // The values of a member of the exact name are with the edges already.
    let hasOwn = edges.contains { $0.weight != nil }
    let names = (hasOwn ? ["weight"] : []) + members.map(\.name)
    let choices = weightNames.lazy.compactMap { name in
      NameChoice(name: name, among: names).flatMap { choice in
        name == "weight" || members[choice.index].type.isOfNumbers ? choice : nil
      }
    }
    guard let choice = choices.first else {
      let names = edgeMembers.namesOfNoValues
      let choice = NameChoice(name: weightNames[0], among: names)
      if let choice { takeNoValues(named: names[choice.index]) }
      return nil
    }
    choice.tell(
      of: .edge, among: names, at: document.location(line: 1), to: &document.diagnostics)
    if hasOwn { return nil }
    let (values, locations) = (members[choice.index].values, members[choice.index].locations)
    for (row, edge) in edges.enumerated() where !values[row].isEmpty {
      setWeight(values[row], row: row, at: locations[row] ?? (edge.line, edge.position))
    }
    takeNoValues(named: names[choice.index])
    return names[choice.index]
  }

  /// Takes words and blank texts of a member for weights, which count as 1.
  private mutating func takeNoValues(named name: String) {
    // Of an edge without ends only its fault is told.
    for value in edgeMembers.takeNoValues(named: name) where value.row < document.edges.count {
      setWeight(value.text, row: value.row, at: value.location)
    }
  }

  private mutating func setWeight(
    _ text: String, row: Int, at location: (line: Int, column: Int)
  ) {
    let weight = document.diagnostics.weight(from: text, at: self.location(location))
    document.edges.setWeight(weight, ofEdge: row, at: location)
  }

  /// Tells of words in place of values that are no weights.
  private mutating func tellUntakenWords() {
    for value in edgeMembers.untakenWords {
      let location = location(value.location)
      document.diagnostics.once(
        per: "no value",
        .warning(
          "'\(value.text)' is read as no value", at: location, text: value.text,
          expected: "a number"))
    }
  }
}
