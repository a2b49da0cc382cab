import Camarilla

/// The columns that a mapping names, each once, in the order of their first mention.
///
/// Rules keep a column's slot; which field of a row stands in it, a table's header says.
struct ColumnSlots: Sendable {
  private(set) var names: [String] = []
  /// Where the mapping first mentions each.
  private(set) var locations: [Problem.Location] = []
  private var slots: [String: Int] = [:]

  /// How many of them are among a header's names.
  func count(in headings: [String]) -> Int {
    let headings = Set(headings)
    return names.count { headings.contains($0) }
  }

  mutating func slot(named name: String, at location: Problem.Location) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    locations.append(location)
    return names.count - 1
  }
}
