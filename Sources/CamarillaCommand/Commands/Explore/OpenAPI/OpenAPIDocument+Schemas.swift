import CamarillaFormats

extension OpenAPIDocument {
  /// What answers hold, by the command: the keys that are there to be relied on, and loosely of what type. A command
  /// may add others, and has others where it is asked about a range.
  private static let keys: [String: [(name: String, type: JSONValue)]] = [
    "info": [
      ("figures", integer), ("relationships", integer), ("kinds", objects), ("sources", objects),
      ("from", integerOrNull), ("to", integerOrNull), ("warnings", integer),
    ],
    "central": [
      ("figures", integer), ("ties", string), ("measures", objects), ("mostCentral", object),
    ],
    "factions": [
      ("method", string), ("modularity", number), ("frustration", number), ("factions", objects),
    ],
    "balance": [
      ("figures", integer), ("positive", integer), ("negative", integer), ("triangles", object),
      ("degreeOfBalance", number), ("walkBalance", number), ("frustration", object),
      ("coalitions", array),
    ],
    "cohesion": [
      ("figures", integer), ("density", number), ("components", array), ("triads", object),
    ],
    "brokerage": [("figures", integer), ("brokers", objects), ("factions", array)],
    "similarity": [("figures", integer), ("pairs", objects)],
    "ties": [("figures", integer), ("tiedPairs", integer), ("scores", objects)],
    "path": [
      ("found", boolean), ("from", object), ("to", object), ("length", number), ("steps", objects),
    ],
    "correlate": [("correlation", number), ("first", object), ("second", object)],
    "timeline": [("years", objects)],
    "diff": [
      ("kinds", array), ("formed", objects), ("dissolved", objects), ("continued", objects),
      ("reversed", objects),
    ],
    "realignments": [("realignments", objects)],
    "turnover": [("years", objects), ("persistence", array), ("durations", object)],
    "reach": [("figures", integer)],
    "explain": [("contradictions", array), ("sources", array)],
    "relationships": [("found", integer), ("relationships", objects)],
    "figures": [("figures", objects)],
    "sources": [("sources", objects)],
    "measures": [("measures", objects)],
    "validate": [("errors", integer), ("warnings", integer), ("problems", objects)],
    "compare": [("measures", objects)],
    "panel": [("panel", string), ("rows", objects)],
  ]

  /// What many answers have in common.
  private static let common: [(name: String, type: JSONValue)] = [
    ("year", integerOrNull), ("period", ["type": ["string", "null"]]), ("unit", string),
    ("notes", ["type": "array", "items": ["type": "string"]]),
  ]

  static let schemas: [JSONValue.Member] = ExplorerTarget.asked.sorted().map { name in
    let members = (keys[name] ?? []) + common
    return .init(
      name: name,
      value: [
        "type": "object",
        "properties": .object(members.map { .init(name: $0.name, value: $0.type) }),
      ])
  }

  private static let string: JSONValue = ["type": "string"]
  private static let boolean: JSONValue = ["type": "boolean"]
  private static let integer: JSONValue = ["type": "integer"]
  private static let integerOrNull: JSONValue = ["type": ["integer", "null"]]
  /// What is undefined is null.
  private static let number: JSONValue = ["type": ["number", "null"]]
  private static let object: JSONValue = ["type": ["object", "null"]]
  private static let array: JSONValue = ["type": ["array", "null"]]
  private static let objects: JSONValue = ["type": "array", "items": ["type": "object"]]
}
