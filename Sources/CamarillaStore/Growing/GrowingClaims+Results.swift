import Camarilla

// What comes of the rows that were taken: changes of the store, and what it has beside them.

extension GrowingClaims {
  /// Gives the new ones their numbers, by which those are called that have no id.
  mutating func number(in editor: StoreEditor) throws {
    let reserved = Set((Array(revised.values) + added).map(\.id))
    for _ in added { addedNumbers.append(try editor.nextNumber(besides: reserved)) }
  }

  /// Those that are new or differ, in their order, with where they were read.
  func changed() -> [(relationship: Relationship, origin: Origin)] {
    origins.keys.sorted().map { (called(at: $0), origins[$0]!) }
  }

  /// Those of the store that differ, in their order, by index.
  var amended: [(index: Int, number: Int, old: Relationship, new: Relationship)] {
    revised.keys.sorted().filter { !absorbed.contains($0) }.compactMap { index in
      let (old, new) = (part.relationships[index], claim(at: index))
      return old == new ? nil : (index, numbers[index], old, new)
    }
  }

  /// The new ones with the ids that they go by, in their order, by index.
  var new: [(index: Int, claim: Relationship)] {
    (part.relationships.count..<keys.count).filter { !absorbed.contains($0) }
      .map { ($0, called(at: $0)) }
  }

  /// A relationship with the id that it goes by, once the new ones have their numbers.
  func called(at index: Int) -> Relationship {
    let number = index < numbers.count ? numbers[index] : addedNumbers[index - numbers.count]
    return claim(at: index).called(byNumber: number)
  }

  func put(into edit: inout StoreEdit) throws -> StoreGrowth.Counts {
    var counts = StoreGrowth.Counts()
    for index in part.relationships.indices where isSeen[index] {
      let old = part.relationships[index]
      if absorbed.contains(index) {
        counts.retracted += 1
        try edit.put(nil, insteadOf: old, at: numbers[index])
      } else if let new = revised[index], new != old {
        counts.amended += 1
        try edit.put(new, insteadOf: old, at: numbers[index])
      } else {
        counts.unchanged += 1
      }
    }
    for (offset, (claim, number)) in zip(added, addedNumbers).enumerated()
    where !absorbed.contains(part.relationships.count + offset) {
      try edit.put(claim, insteadOf: nil, at: number)
      counts.added += 1
    }
    return counts
  }

  /// How many of the store nothing added is.
  var vanishedCount: Int { others.count + isSeen.count { !$0 } }

  /// The first of those, in their order.
  func vanished(most count: Int, in editor: StoreEditor) throws -> [Relationship] {
    let unseen = part.relationships.indices.filter { !isSeen[$0] }
    let first = (unseen.map { numbers[$0] } + others).sorted().prefix(count)
    var vanished = Dictionary(
      uniqueKeysWithValues: unseen.map { (numbers[$0], part.relationships[$0]) })
    let unread = first.filter { vanished[$0] == nil }.map { "\($0)" }.joined(separator: ", ")
    for (number, claim) in try editor.relationships(where: "number IN (\(unread))", { _ in }) {
      vanished[number] = claim
    }
    return first.compactMap { vanished[$0] }
  }

  func retractVanished(in edit: inout StoreEdit) throws -> Int {
    let vanished = part.relationships.indices.filter { !isSeen[$0] }
    for index in vanished {
      try edit.put(nil, insteadOf: part.relationships[index], at: numbers[index])
    }
    return vanished.count
  }

  /// The ids of figures and of sources that those name which stay, where all were read.
  func namesOfKept() -> (ends: Set<String>, cited: Set<String>) {
    var (ends, cited): (Set<String>, Set<String>) = ([], [])
    for index in keys.indices
    where (index >= isSeen.count || isSeen[index]) && !absorbed.contains(index) {
      let claim = claim(at: index)
      ends.formUnion([claim.source.rawValue, claim.target.rawValue])
      cited.formUnion(claim.citations.map(\.source))
    }
    return (ends, cited)
  }
}
