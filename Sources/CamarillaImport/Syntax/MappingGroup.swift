/// A group of keys in a mapping, by what it describes.
enum MappingGroup: String, Sendable, CaseIterable {
  case mapping = "A mapping"
  case entry = "An entry of tables"
  case table = "How a table is written"
  case relationship = "A relationship"
  case figure = "A figure"
  case figureTable = "A table of figures"
  case sourceTable = "A table of sources"
  case kindTable = "A table of kinds"
  case lookup = "A look-up in another table"
  case kind = "A kind that is declared"
  case kindName = "A kind's name"
  case citation = "A citation"
  case text = "A text"
  case number = "A number"
  case join = "A part of a join"
  case when = "When a relationship holds"
  case date = "A date"
  case datePart = "A part of a date"
  case condition = "A condition, beside columns"
  case test = "What a column must be"

  /// The keys that may stand in it, in the order in which messages list them.
  var keys: [MappingKey] { MappingKey.all.filter { $0.groups.contains(self) } }

  /// Their names.
  var names: [String] { keys.map(\.name) }
}

extension MappingGroup {
  /// The keys that hold for all tables of a mapping where they stand at its top.
  static let shared: Set<String> = {
    let own = ["title", "table", "kinds", "sources", "figures", "file"]
    return Set(Self.entry.names).intersection(Self.mapping.names).subtracting(own)
  }()
}
