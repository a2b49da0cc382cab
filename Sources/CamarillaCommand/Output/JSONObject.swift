import CamarillaFormats

/// Named values, as an answer declares them for programs.
///
/// What is undefined is written as `null`, so that a program finds the name; ``omittingUndefined`` leaves it out.
struct JSONObject: JSONPrintable, ExpressibleByDictionaryLiteral {
  typealias Member = (name: String, value: (any Encodable)?)

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private var members: [Member]

  init(dictionaryLiteral members: (String, (any Encodable)?)...) { self.members = members }

  init(members: [Member]) { self.members = members }

  /// What the columns of a listing tell programs of one row.
  init<Row>(_ row: Row, columns: [Column<Row>]) {
    members = columns.filter { $0.forms.contains(.json) }.map { ($0.name, $0.value(row)) }
  }

  /// The same without what is undefined.
  var omittingUndefined: JSONObject { JSONObject(members: members.filter { $0.value != nil }) }

  /// An object that has the members of both.
  func merging(_ other: JSONObject) -> JSONObject {
    JSONObject(members: members + other.members)
  }

  /// Notes of an answer that rests on nothing but what is plain: the member that ``add(notes:)`` fills.
  static let noNotes: [String] = []

  /// Adds to what the answer rests on where that isn't plain, if the object has a member for it.
  mutating func add(notes: [String]) {
    guard let index = members.firstIndex(where: { $0.name == "notes" }) else { return }
    members[index].value = (members[index].value as? [String] ?? []) + notes
  }

  /// Says how many relationships are dated too coarsely for the unit, if the object has a member for it.
  mutating func add(coarselyDated count: Int) {
    guard let index = members.firstIndex(where: { $0.name == "coarse" }) else { return }
    members[index].value = count
  }

  /// Adds what the answer is cut to.
  mutating func add(circle: Circle) { members.append(("selection", circle.json)) }

  /// The names of the members, each with its value as JSON in a line.
  func texts() throws -> [(name: String, value: String)] {
    try members.map { name, value in
      let text = try value.map { try JSONParser.parse(JSONPrinter.text(of: $0)).compactText }
      return (name, text ?? "null")
    }
  }

  /// In the order in which members are printed: that of the bytes of their names; those with the same stay as they are.
  static func sorted<Named>(
    _ members: some Sequence<Named>, by name: (Named) -> String
  ) -> [Named] {
    members.sorted { name($0).utf8.lexicographicallyPrecedes(name($1).utf8) }
  }

  func print(with printer: inout JSONPrinter) throws { try printer.object(members) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for (name, value) in members {
      if let value {
        try container.encode(value, forKey: Name(stringValue: name))
      } else {
        try container.encodeNil(forKey: Name(stringValue: name))
      }
    }
  }
}
