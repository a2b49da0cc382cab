import CamarillaFormats

/// A key of GML with its value.
struct GMLEntry {
  var key: String
  var value: GMLValue
  /// Where the value begins.
  var position: TextPosition
}

indirect enum GMLValue {
  /// A number as it is written, `2.` and `.5` with their zeros.
  case number(String)
  case text(String)
  case list([GMLEntry])
  /// `NAN` or `INF` with its sign, which are no values.
  case nonFinite(String)

  /// As JSON has it: several values of one key are an array.
  var json: JSONValue {
    switch self {
    case .number(let text): .number(text)
    case .text(let text): .string(text)
    case .nonFinite: .null
    case .list(let entries):
      .object(
        Self.members(of: entries).map {
          JSONValue.Member(name: $0.name, value: $0.value)
        })
    }
  }

  /// What marks a list of one element, or of none, where NetworkX writes it.
  private static let listStart = "_networkx_list_start"

  /// The word of a value that is none.
  var word: String? {
    if case .nonFinite(let word) = self { word } else { nil }
  }

  /// A key with all of its values.
  struct Member {
    var name: String
    var value: JSONValue
    /// The word that the value is, where it is none.
    var word: String?
    var position: TextPosition
  }

  /// The entries with each key once, in the order in which they come first.
  static func members(of entries: [GMLEntry]) -> [Member] {
    var members: [Member] = []
    var lists: [String: (index: Int, elements: [JSONValue])] = [:]
    var repeated: [String] = []
    for entry in entries {
      if let count = lists[entry.key]?.elements.count {
        lists[entry.key]!.elements.append(entry.value.json)
        if count == 1 { repeated.append(entry.key) }
      } else {
        let value = entry.value.json
        lists[entry.key] = (members.count, [value])
        members.append(
          Member(
            name: entry.key, value: value, word: entry.value.word, position: entry.position))
      }
    }
    for key in repeated {
      guard let (index, elements) = lists[key] else { continue }
      members[index].value = .array(elements.filter { $0 != .string(listStart) })
    }
    return members
  }
}
