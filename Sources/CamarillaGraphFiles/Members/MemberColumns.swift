import Camarilla
import CamarillaFormats

/// The attributes of nodes or of edges, as members of JSON objects, by columns.
struct MemberColumns {
  /// What kinds of values a column has.
  private struct Kinds: OptionSet {
    let rawValue: UInt8
    static let text = Kinds(rawValue: 1)
    static let integer = Kinds(rawValue: 2)
    static let real = Kinds(rawValue: 4)
    static let boolean = Kinds(rawValue: 8)
  }

  private var columns: [AttributeColumn] = []
  private var kinds: [Kinds] = []
  private var names: [[UInt8]] = []
  private var indices: [String: Int] = [:]
  /// The columns in which a value is null in so many words.
  private var nulls: Set<Int> = []
  /// Which column came after each: objects as a rule have their members in one order.
  private var followers: [Int] = [0]
  private var last = 0
  /// The members that an object has several times, each with the location of the first that is kept apart.
  private(set) var repeated: [String: (line: Int, column: Int)] = [:]
  /// The most values that an object may have of one member, each of which is kept under a longer name.
  static let mostRepeats = 100
  /// The last row that has more of a member, by columns.
  private var crowdedRows: [Int: Int] = [:]
  /// The first member of which an object has more values, and where the one too many stands.
  private(set) var crowded: (name: String, location: (line: Int, column: Int))?
  /// The members that may be weights, in lower case.
  var weights: Set<String> = []
  /// What stands in place of values that may be weights and is none: words such as `NaN`, and blank texts.
  private var noValues: [Int: [NoValue]] = [:]
  /// Where the value at hand begins.
  private var location = (line: 1, column: 1)

  /// A word or a blank text that stands in place of a value.
  struct NoValue {
    var row: Int
    var text: String
    var location: (line: Int, column: Int)
  }

  /// Begins with the next object.
  mutating func begin() { last = 0 }

  /// The index of the column of the member whose name was read.
  mutating func index(of reader: borrowing JSONReader) -> Int {
    let guess = followers[last]
    let isRight = unsafe reader.withText { name in
      unsafe guess < names.count && name.count == names[guess].count
        && name.elementsEqual(names[guess])
    }
    let index = isRight ? guess : lookUp(reader.text)
    followers[last] = index
    last = index + 1
    return index
  }

  private mutating func lookUp(_ name: String) -> Int {
    if let index = indices[name] { return index }
    let index = columns.count
    indices[name] = index
    columns.append(AttributeColumn(name: name))
    kinds.append([])
    names.append(Array(name.utf8))
    followers.append(index + 1)
    return index
  }

  /// Gives a member another name; where there is one of it, it has the values that are blank there.
  mutating func rename(_ name: String, to other: String) {
    guard name != other, let index = indices.removeValue(forKey: name) else { return }
    guard let target = indices[other] else {
      columns[index] = columns[index].renamed(other)
      names[index] = Array(other.utf8)
      indices[other] = index
      return
    }
    columns[target].fill(from: columns[index])
    kinds[target].formUnion(kinds[index])
    kinds[index] = []
  }

  /// Gives a value to the rows that have none of a member.
  mutating func fill(_ value: String, named name: String, rows: Int) {
    let index = lookUp(name)
    let kind: Kinds = Double(value) == nil || !mayBeWeight(index) ? .text : .real
    for row in 0..<rows where columns[index].values[row].isEmpty {
      set(index, row: row, text: value, kind: kind)
    }
  }

  /// A value of the member of a name; blank where there is none.
  func text(named name: String, row: Int) -> String {
    indices[name].map { columns[$0].values[row] } ?? ""
  }

  /// Whether there is a member of a name.
  func has(_ name: String) -> Bool { indices[name].map { !kinds[$0].isEmpty } ?? false }

  /// The member's name.
  func name(_ index: Int) -> String { columns[index].name }

  /// Takes the value that begins with a token.
  mutating func take(
    _ token: JSONReader.Token, reader: inout JSONReader, index: Int, row: Int
  ) throws(JSONReader.Failure) {
    // A value that is taken from several tokens begins with the first.
    location = reader.tokenLocation()
    if columns[index].keepsLocations || mayBeWeight(index) {
      columns[index].locations[row] = location
    }
    switch token {
    case .string where isBlankWeight(index, text: reader.text),
      .nonFinite where mayBeWeight(index):
      noValues[index, default: []].append(
        NoValue(row: row, text: reader.text, location: location))
    case .string: set(index, row: row, text: reader.text, kind: .text)
    case .number: setNumber(index, row: row, text: reader.text)
    default: take(try reader.value(from: token), index: index, row: row)
    }
  }

  /// Takes the value of a member of a name, which stands at a location.
  mutating func take(
    _ value: JSONValue, named name: String, at location: (line: Int, column: Int), row: Int
  ) {
    let index = lookUp(name)
    self.location = location
    if columns[index].keepsLocations || mayBeWeight(index) {
      columns[index].locations[row] = location
    }
    take(value, index: index, row: row)
  }

  /// Takes a word that stands in place of the value of a member of a name.
  mutating func take(
    noValue text: String, named name: String, at location: (line: Int, column: Int), row: Int
  ) {
    noValues[lookUp(name), default: []].append(NoValue(row: row, text: text, location: location))
  }

  /// What stands in place of values of a member and is none; taken from there.
  mutating func takeNoValues(named name: String) -> [NoValue] {
    indices[name].flatMap { noValues.removeValue(forKey: $0) } ?? []
  }

  /// The members in place of whose values such stand.
  var namesOfNoValues: [String] { noValues.keys.sorted().map { columns[$0].name } }

  /// The words in place of values that nobody took.
  var untakenWords: [NoValue] {
    noValues.keys.sorted().flatMap { noValues[$0] ?? [] }.filter { !$0.text.isEmpty }
  }

  private func mayBeWeight(_ index: Int) -> Bool {
    !weights.isEmpty && weights.contains(columns[index].name.lowercased())
  }

  private func isBlankWeight(_ index: Int, text: String) -> Bool {
    text.isEmpty && mayBeWeight(index)
  }

  private mutating func take(_ value: JSONValue, index: Int, row: Int) {
    switch value {
    case .string(let text) where isBlankWeight(index, text: text):
      noValues[index, default: []].append(NoValue(row: row, text: text, location: location))
    case .null: nulls.insert(index)
    case .string(let text): set(index, row: row, text: text, kind: .text)
    case .number(let text): setNumber(index, row: row, text: text)
    case .bool(let value): set(index, row: row, text: value ? "true" : "false", kind: .boolean)
    case .array, .object: set(index, row: row, text: value.compactText, kind: .text)
    }
  }

  private mutating func setNumber(_ index: Int, row: Int, text: String) {
    let isWhole = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 }
    set(index, row: row, text: text, kind: !isWhole ? .real : Int64(text) == nil ? .text : .integer)
  }

  private mutating func set(_ index: Int, row: Int, text: String, kind: Kinds) {
    guard !text.isEmpty, crowdedRows[index] != row else { return }
    var index = index
    let first = index
    var others = 0
    // An object that has a member twice, or again among its `attributes`.
    while !columns[index].values[row].isEmpty {
      if columns[index].values[row] == text { return }
      let name = columns[index].name
      if repeated[name] == nil { repeated[name] = location }
      others += 1
      guard others < Self.mostRepeats else {
        crowdedRows[first] = row
        if crowded == nil { crowded = (columns[first].name, location) }
        return
      }
      index = lookUp(name + "-2")
    }
    kinds[index].insert(kind)
    columns[index].values[row] = text
  }

  /// The columns that have values, each of the narrowest type that all of its values are of, but those
  /// that mean something else.
  ///
  /// - Parameter nullable: names of columns in which null says something, even if nothing else stands there.
  func attributes(
    besides taken: Set<String>, nullable: Set<String> = []
  ) -> [AttributeColumn] {
    columns.indices.compactMap { index in
      var column = columns[index]
      let kinds = kinds[index]
      let isBlank = kinds.isEmpty && !(nullable.contains(column.name) && nulls.contains(index))
      guard !isBlank, !taken.contains(column.name) else { return nil }
      switch kinds {
      case .boolean: column.type = .boolean
      case .integer: column.type = .integer
      case .real, [.real, .integer]:
        column.type = .real
        // Whole numbers are written with a point there.
        for row in column.values.rows where column.values[row].hasSuffix(".0") {
          column.values[row] = String(column.values[row].dropLast(2))
        }
      default: column.type = .text
      }
      return column
    }
  }

  /// The texts and whole numbers of a column; nil where there is none of the name, or where it has others.
  func identifiers(named name: String) -> TextColumn? {
    guard let index = indices[name], !kinds[index].isEmpty,
      kinds[index].isSubset(of: [.text, .integer])
    else { return nil }
    return columns[index].values
  }
}
