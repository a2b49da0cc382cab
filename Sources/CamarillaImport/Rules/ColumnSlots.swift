import Camarilla

/// The columns that a mapping names for one table, each once, in the order of their first mention.
///
/// Rules keep a column's slot; which field of a row stands in it, a table's header says, or for a column of
/// another table the link to that.
struct ColumnSlots: Sendable {
  /// Where the text of a slot comes from.
  enum Origin: Sendable, Equatable {
    case own
    /// An own column that the table may do without.
    case optional
    /// An answer of a link to another table.
    case linked(link: Int, answer: Int)
  }

  /// What messages call each: a column of another table by its link, `state.region`.
  private(set) var names: [String] = []
  private(set) var origins: [Origin] = []
  /// Where the mapping first mentions each.
  private(set) var locations: [Problem.Location] = []
  private var slots: [String: Int] = [:]

  /// How many of the table's own columns are among a header's names.
  func count(in headings: [String]) -> Int {
    let headings = Set(headings)
    return names.indices.count { isOwn($0) && headings.contains(names[$0]) }
  }

  /// Whether a header lacks a column that the table has to have.
  func lacks(_ headings: [String]) -> Bool {
    names.indices.contains { origins[$0] == .own && !headings.contains(names[$0]) }
  }

  private func isOwn(_ slot: Int) -> Bool {
    if case .linked = origins[slot] { false } else { true }
  }

  /// The slot of a column of the table itself.
  mutating func slot(
    named name: String, isOptional: Bool = false, at location: Problem.Location
  ) -> Int {
    if let slot = slots[name] {
      if !isOptional { origins[slot] = .own }
      return slot
    }
    return add(
      name: name, key: name, origin: isOptional ? .optional : .own, at: location)
  }

  /// The slot of an answer of a link.
  mutating func slot(
    named name: String, link: Int, answer: Int, at location: Problem.Location
  ) -> Int {
    // A column's name holds no NUL.
    let key = "\(link)\u{0}\(answer)"
    if let slot = slots[key] { return slot }
    return add(name: name, key: key, origin: .linked(link: link, answer: answer), at: location)
  }

  private mutating func add(
    name: String, key: String, origin: Origin, at location: Problem.Location
  ) -> Int {
    slots[key] = names.count
    names.append(name)
    origins.append(origin)
    locations.append(location)
    return names.count - 1
  }
}
