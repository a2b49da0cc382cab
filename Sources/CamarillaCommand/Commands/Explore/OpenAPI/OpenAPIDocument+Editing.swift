import CamarillaFormats

// What edits a store, and what a page needs to know for it. The edits' own arguments and options are those of the
// commands, written from what they say of themselves.

extension OpenAPIDocument {
  /// The paths of everything about editing.
  static let editingPaths: [JSONValue.Member] = [
    path(
      "chronicle", get: "What is shown, and whether and on what it can be edited.", to: "Chronicle"),
    path(
      "steps", get: "The steps of a unit through the chronicle's years, as EDTF has them.",
      to: "Steps", parameters: [query("by", "How long a step is: year, month and the like.")]),
    path(
      "row",
      get: "A row as the store has it, and its revision; one of id, figure and source names it.",
      to: "StoredRow",
      parameters: [
        query("id", "A relationship's id."), query("figure", "A figure's id."),
        query("source", "A source's id."),
      ]),
    path(
      "history", get: "Who changed what, when and why.", to: "History",
      parameters: [query("id", "Only the changes of the row of this id.")]),
    path(
      "twins",
      get:
        "Figures that may be one person under two ids, the surest first, and what speaks for it.",
      to: "Twins"),
    path(
      "edits", post: "Makes an edit.", of: "Edit", to: "EditAnswer",
      parameters: [ifMatch(isRequired: true)]),
    path(
      "check", post: "Tries an edit, and changes nothing.", of: "Edit", to: "CheckAnswer",
      parameters: [ifMatch(isRequired: false)]),
    path(
      "store", post: "Makes a store of what is shown, beside it, and goes on with that.",
      of: "NewStore", to: "StoreAnswer"),
  ]

  /// The schemas that those refer to.
  static let editingSchemas: [JSONValue.Member] = [
    schema(
      "Chronicle",
      required: [
        "name", "fileStem", "revision", "isReadable", "isStore", "canEdit", "canMakeStore",
        "figures",
        "relationships", "kinds", "sources",
      ],
      [
        ("title", ["type": ["string", "null"]]), ("name", string), ("fileStem", string),
        ("revision", revision), ("isReadable", flag), ("isStore", flag), ("canEdit", flag),
        ("canMakeStore", flag),
        ("why", string),
        (
          "reason",
          [
            "type": "string",
            "enum": .array(OpenChronicle.Obstacle.Reason.allCases.map { .string($0.rawValue) }),
          ]
        ),
        ("from", ["type": ["integer", "null"]]), ("to", ["type": ["integer", "null"]]),
        ("figures", ["type": "integer"]), ("relationships", ["type": "integer"]),
        ("kinds", texts),
        (
          "sources",
          [
            "type": "array",
            "items": [
              "type": "object", "required": ["id", "title"],
              "properties": ["id": ["type": "string"], "title": ["type": "string"]],
            ],
          ]
        ),
      ]),
    schema("Steps", required: ["by", "steps"], [("by", string), ("steps", texts)]),
    schema(
      "StoredRow", required: ["table", "id", "row", "revision"],
      [("table", string), ("id", string), ("row", row), ("revision", revision)]),
    schema("History", required: ["changes"], [("changes", changes)]),
    schema(
      "Twins", required: ["twins"],
      [
        (
          "twins",
          [
            "type": ["array", "null"],
            "items": [
              "type": "object",
              "required": ["figure", "kept", "score", "sharedNeighbors", "reason"],
              "properties": [
                "figure": named, "kept": named, "score": ["type": "number"],
                "sharedNeighbors": ["type": "integer"], "reason": string,
              ],
            ],
          ]
        )
      ]),
    .init(
      name: "Edit",
      value: ["oneOf": .array(EditRequest.commands.compactMap { edit(command: $0) })]),
    schema(
      "EditAnswer",
      required: ["command", "notes", "doubts", "previous", "revision", "count", "changes"],
      [
        ("command", string), ("notes", texts), ("doubts", doubts), ("previous", revision),
        ("revision", revision), ("count", ["type": "integer"]), ("changes", changes),
      ]),
    schema(
      "CheckAnswer", required: ["ok", "command", "notes", "doubts"],
      [("ok", flag), ("command", string), ("notes", texts), ("doubts", doubts)]),
    schema("NewStore", required: ["name"], [("name", string)]),
    schema(
      "StoreAnswer", required: ["name", "command", "revision"],
      [("name", string), ("command", string), ("revision", revision)]),
    schema(
      "EditError", required: ["message"],
      [
        ("message", string), ("option", string), ("rule", string), ("text", string),
        ("suggestion", string),
        ("problems", ["type": "array", "items": ["$ref": "#/components/schemas/Error"]]),
      ]),
    schema(
      "StaleEdit", required: ["message", "base", "yours", "theirs"],
      [
        ("message", string), ("table", string), ("id", string), ("base", row), ("yours", row),
        ("theirs", row), ("revision", revision),
      ]),
  ]

  // MARK: Schemas

  /// A figure by its id and name.
  private static let named: JSONValue = [
    "type": "object", "required": ["id", "name"],
    "properties": ["id": ["type": "string"], "name": ["type": "string"]],
  ]
  private static let string: JSONValue = ["type": "string"]
  private static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
  private static let doubts: JSONValue = [
    "type": "array", "items": ["$ref": "#/components/schemas/Error"],
    "description": "Of the notes those whose field is known.",
  ]
  private static let flag: JSONValue = ["type": "boolean"]
  private static let revision: JSONValue = [
    "type": "string", "pattern": "^(0|[1-9][0-9]*-[0-9a-f]{8})$",
    "description": "How far a store has been edited, to be sent back as it came.",
  ]
  private static let row: JSONValue = [
    "type": ["object", "null"], "additionalProperties": ["type": "string"],
    "description": "A row by the names of its table's columns; null for none.",
  ]
  private static let changes: JSONValue = ["type": "array", "items": ["type": "object"]]

  private static func schema(
    _ name: String, required: [String], _ members: [(name: String, type: JSONValue)]
  ) -> JSONValue.Member {
    .init(
      name: name,
      value: [
        "type": "object", "required": .array(required.map { .string($0) }),
        "properties": .object(members.map { .init(name: $0.name, value: $0.type) }),
      ])
  }

  /// What the edit of a command may say.
  private static func edit(command: String) -> JSONValue? {
    guard let description = EditRequest.descriptions[command] ?? nil else { return nil }
    let arguments = description.positionals
    let columns = description.options["set"] == nil ? [] : EditRequest.columns.sorted()
    let options =
      columns.map {
        JSONValue.Member(name: $0, value: ["type": "string", "description": "A further column."])
      }
      + EditRequest.options(of: description).map { option in
        JSONValue.Member(
          name: option.name,
          value: [
            "type": option.isFlag
              ? "boolean" : option.isRepeating ? ["array", "string"] : ["string", "number"],
            "description": .string(option.abstract),
          ])
      }
    var words: JSONValue = [
      "type": "array", "items": ["type": "string"], "minItems": .number("\(arguments.count)"),
      "maxItems": .number("\(arguments.count)"),
    ]
    if !arguments.isEmpty {
      words["prefixItems"] = .array(
        arguments.map { argument in
          [
            "type": "string", "title": .string(argument.name),
            "description": .string(argument.abstract),
          ]
        })
    }
    return [
      "type": "object", "description": .string(description.abstract),
      "required": arguments.isEmpty ? ["command"] : ["command", "arguments"],
      "properties": [
        "command": ["const": .string(command)], "arguments": words,
        "options": [
          "type": "object", "properties": .object(options), "additionalProperties": false,
        ],
      ],
      "additionalProperties": false,
    ]
  }

  // MARK: Paths

  private static func path(
    _ name: String, get summary: String, to answer: String, parameters: [JSONValue] = []
  ) -> JSONValue.Member {
    let operation: JSONValue = [
      "operationId": .string(name), "tags": ["editing"], "summary": .string(summary),
      "parameters": .array(parameters),
      "responses": responses(answer: answer, others: [("404", "Error")]),
    ]
    return .init(name: "/" + name, value: ["get": operation])
  }

  private static func path(
    _ name: String, post summary: String, of body: String, to answer: String,
    parameters: [JSONValue] = []
  ) -> JSONValue.Member {
    let operation: JSONValue = [
      "operationId": .string(name), "tags": ["editing"], "summary": .string(summary),
      "parameters": .array(parameters),
      "requestBody": ["required": true, "content": content(body)],
      "responses": responses(
        answer: answer,
        others: parameters.isEmpty ? [] : [("409", "StaleEdit"), ("428", "Error")]),
    ]
    return .init(name: "/" + name, value: ["post": operation])
  }

  private static func content(_ schema: String) -> JSONValue {
    ["application/json": ["schema": ["$ref": .string("#/components/schemas/" + schema)]]]
  }

  private static func responses(
    answer: String, others: [(status: String, schema: String)]
  ) -> JSONValue {
    let refused: JSONValue = ["$ref": "#/components/responses/Error"]
    var responses: JSONValue = [
      "200": ["description": "The answer.", "content": content(answer)],
      "400": [
        "description": "What is wrong, and beside which field.", "content": content("EditError"),
      ],
      "401": refused, "403": refused, "405": refused, "503": refused, "default": unreadable,
    ]
    for (status, schema) in others {
      responses[status] = [
        "description": .string(
          status == "409" ? "Somebody else was first; both versions." : "Why there is no answer."),
        "content": content(schema),
      ]
    }
    return responses
  }

  private static func query(_ name: String, _ text: String) -> JSONValue {
    [
      "name": .string(name), "in": "query", "required": false, "description": .string(text),
      "schema": ["type": "string"],
    ]
  }

  private static func ifMatch(isRequired: Bool) -> JSONValue {
    [
      "name": "If-Match", "in": "header", "required": .bool(isRequired),
      "description": "The revision that the edit is made on, in quotation marks.",
      "schema": ["type": "string"],
    ]
  }
}
