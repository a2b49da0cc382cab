public import Camarilla

/// Which group each figure is in, as a table says it: a figure a row.
public struct GroupTable: Sendable {
  /// The name of each figure's group.
  public private(set) var names: [Figure.ID: String] = [:]

  private static let expected = "columns 'id' and 'group'"

  /// Reads a table with the columns `id` and `group`. A blank group is none; other columns are passed over.
  ///
  /// - Parameters:
  ///   - path: a table of commas, semicolons or tabs.
  ///   - chronicle: whose figures it tells of, whether it tells of all or not.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location, such as an id of nobody, or what
  ///   kept the table from being read.
  public init(contentsOf path: String, of chronicle: Chronicle) throws(FormatsError) {
    func columns(in headings: [String]) -> (id: Int, group: Int)? {
      let known = headings.map { $0.lowercased() }
      guard let id = known.firstIndex(of: "id"), let group = known.firstIndex(of: "group") else {
        return nil
      }
      return (id, group)
    }
    let input = try TableInput(path: path).findingDelimiter { columns(in: $0) == nil ? 0 : 2 }
    var table = try HeaderedTable(input)
    var diagnostics = Diagnostics()
    if let problem = try table.readHeader(expecting: Self.expected) {
      diagnostics.add(problem)
      try diagnostics.check()
    }
    guard let columns = columns(in: table.headings) else {
      diagnostics.add(
        table.refusal(
          "the header names \(list(table.headings.map { "'\($0)'" }))",
          text: table.headings.joined(separator: ","), expected: Self.expected))
      try diagnostics.check()
      return
    }
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let problem), .ragged(let problem): diagnostics.add(problem)
      case .row:
        let id = Figure.ID(String(table.text(at: columns.id).trimmingBlanks()))
        let group = String(table.text(at: columns.group).trimmingBlanks())
        if let problem = add(
          group, to: id, in: chronicle,
          at: (table.location(of: columns.id), table.location(of: columns.group)))
        {
          diagnostics.add(problem)
        }
      }
    }
    try diagnostics.check()
  }

  /// Puts a figure into a group; returns why it can't be.
  private mutating func add(
    _ group: String, to id: Figure.ID, in chronicle: Chronicle,
    at location: (id: Problem.Location?, group: Problem.Location?)
  ) -> Problem? {
    guard chronicle.figure(id: id) != nil else {
      return .error(
        "unknown figure '\(id)'", rule: .unknownFigure, at: location.id, text: "\(id)",
        expected: "the id of a figure",
        suggestion: Suggestion(nearestTo: "\(id)", among: chronicle.figures.map { "\($0.id)" }))
    }
    guard !group.isEmpty else { return nil }
    if let other = names[id], other != group {
      return .error(
        "'\(id)' is in '\(group)' here and in '\(other)' above", at: location.group, text: group,
        expected: "one group for each figure")
    }
    names[id] = group
    return nil
  }
}
