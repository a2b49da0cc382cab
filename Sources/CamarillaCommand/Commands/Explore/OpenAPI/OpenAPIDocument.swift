import ArgumentParser
import CamarillaFormats

/// The explorer's interface as OpenAPI 3.1 describes interfaces, for programs that make clients, pages or tests of it.
///
/// It is written from what the commands say of themselves, and so is never older than they are.
enum OpenAPIDocument {
  /// Under which name it is asked for.
  static let name = "openapi.json"

  static let text = document.prettyText

  static let document: JSONValue = {
    var shared = SharedParameters()
    let paths =
      [describingItself]
      + ExplorerTarget.names.compactMap { name -> JSONValue.Member? in
        guard let target = ExplorerTarget.all[name], let parameters = target.parameters else {
          return nil
        }
        let get = get(target, parameters: parameters, shared: &shared)
        return .init(name: "/" + name, value: ["get": get])
      }
    return document(paths: paths + editingPaths, parameters: shared.members)
  }()

  private static func document(
    paths: [JSONValue.Member], parameters: [JSONValue.Member]
  ) -> JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Camarilla's explorer", "version": .string(RootCommand.configuration.version),
        "description":
          "What camarilla explore answers about its chronicle: each question is that of the command of its name, and its keys are the command's arguments and options.",
      ],
      "servers": [["url": "/api/v1"]],
      "security": [["token": []]],
      "paths": .object(paths),
      "components": [
        "securitySchemes": [
          "token": [
            "type": "apiKey", "in": "cookie", "name": "camarilla-PORT",
            "description":
              "What opening the printed address sets, with the port in its name; its value is the token of the address.",
          ]
        ],
        "schemas": .object(
          [
            .init(
              name: "Error",
              value: [
                "type": "object", "required": ["message"],
                "properties": [
                  "message": ["type": "string"], "option": ["type": "string"],
                  "rule": [
                    "type": "string",
                    "description": "What was broken, as `validate` names it, where the data are.",
                  ],
                  "text": ["type": "string", "description": "The text that broke it."],
                  "suggestion": [
                    "type": "string",
                    "description": "The one text that would be right in its place.",
                  ],
                ],
              ])
          ] + schemas + editingSchemas),
        "parameters": .object(parameters),
        "headers": [
          "Camarilla-Command": [
            "description":
              "The command line that gives the same, percent-encoded; left out beyond 4096 bytes.",
            "schema": ["type": "string"],
          ],
          "ETag": [
            "description": "Stays the same as long as the answer does.",
            "schema": ["type": "string"],
          ],
        ],
        "responses": ["Error": error],
      ],
    ]
  }

  private static let error: JSONValue = [
    "description": "Why there is no answer, in the command's words.",
    "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
  ]

  /// What is answered to a request that can't be read as HTTP has it, or is too much.
  static let unreadable: JSONValue = [
    "description":
      "What was sent can't be read or is too much: 408, 411, 413, 414, 415, 417, 431 or 505.",
    "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
  ]

  private static let describingItself = JSONValue.Member(
    name: "/" + name,
    value: [
      "get": [
        "operationId": .string(name), "summary": "This description.",
        "responses": responses(to: ["application/json": ["schema": ["type": "object"]]]),
      ]
    ])

  private static func get(
    _ target: ExplorerTarget, parameters: ExplorerParameters, shared: inout SharedParameters
  ) -> JSONValue {
    [
      "operationId": .string(target.name),
      "summary": .string(summary(of: target, command: parameters.command)),
      "parameters": .array(
        self.parameters(of: target, parameters: parameters).map { shared.reference(to: $0) }),
      "responses": responses(to: content(of: target)),
    ]
  }

  private static func responses(to content: JSONValue) -> JSONValue {
    let refused: JSONValue = ["$ref": "#/components/responses/Error"]
    return [
      "200": [
        "description": "The answer.",
        "headers": [
          "Camarilla-Command": ["$ref": "#/components/headers/Camarilla-Command"],
          "ETag": ["$ref": "#/components/headers/ETag"],
        ],
        "content": content,
      ],
      "304": ["description": "The answer is still the one whose tag If-None-Match names."],
      // A question that makes no sense, no token, a foreign host or page, and no room or no chronicle.
      "400": refused, "401": refused, "403": refused, "405": refused, "503": refused,
      // What HTTP itself is refused with.
      "default": unreadable,
    ]
  }

  private static func content(of target: ExplorerTarget) -> JSONValue {
    let type = String(target.contentType.prefix { $0 != ";" })
    let schema: JSONValue =
      switch target.form {
      case .printed("json"): ["$ref": .string("#/components/schemas/" + target.name)]
      case .printed: ["type": "string"]
      case .drawn, .converted: [:]
      }
    return .object([.init(name: type, value: ["schema": schema])])
  }

  private static func summary(of target: ExplorerTarget, command: CommandDescription) -> String {
    switch target.form {
    case .printed("json"): command.abstract
    case .printed: command.abstract + " As a table in CSV."
    case .drawn: "What \(command.name) draws. " + command.abstract
    case .converted: "The chronicle, or the circle of it that is asked for, as a file to take away."
    }
  }

  private static func parameters(
    of target: ExplorerTarget, parameters: ExplorerParameters
  ) -> [JSONValue] {
    let command = parameters.command
    let described = Dictionary(
      command.positionals.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let positionals = parameters.positionalNames.map { name -> JSONValue in
      let isRepeating = parameters.isLastRepeating && parameters.orders.first?.last == name
      return parameter(
        name: name, text: described[name]?.abstract ?? command.positionals[0].abstract,
        isRequired: parameters.isRequired(name),
        schema: schema(isRepeating: isRepeating), example: example(of: name, in: target))
    }
    let options = parameters.options.values.sorted { $0.name < $1.name }
      .filter { !parameters.positionalNames.contains($0.name) }
      .map { option in
        parameter(
          name: option.name, text: option.abstract, isRequired: false,
          schema: option.isFlag
            ? ["type": "boolean", "default": false]
            : schema(
              isRepeating: option.isRepeating, choices: option.choices, value: option.defaultValue))
      }
    let download = parameter(
      name: "download", text: "Have a browser keep the answer as a file.", isRequired: false,
      schema: ["type": "boolean", "default": false])
    return positionals + options + [download]
  }

  private static func schema(
    isRepeating: Bool, choices: [String] = [], value: String? = nil
  ) -> JSONValue {
    var one: JSONValue = ["type": "string"]
    if !choices.isEmpty { one["enum"] = .array(choices.map { .string($0) }) }
    if isRepeating { return ["type": "array", "items": one] }
    if let value, choices.isEmpty || choices.contains(value) { one["default"] = .string(value) }
    return one
  }

  private static func parameter(
    name: String, text: String, isRequired: Bool, schema: JSONValue, example: String? = nil
  ) -> JSONValue {
    var parameter: JSONValue = [
      "name": .string(name), "in": "query", "description": .string(text),
      "required": .bool(isRequired), "schema": schema,
    ]
    parameter["example"] = example.map { .string($0) }
    return parameter
  }

  /// Questions that can be asked of the chronicle that ships with the command.
  private static func example(of name: String, in target: ExplorerTarget) -> String? {
    switch (name, target.commandName) {
    case ("from", "path"), ("figure", "explain"), ("figure", "reach"): "stalin"
    case ("to", "path"): "trotsky"
    case ("from", "diff"), ("before", _): "1925"
    case ("to", "diff"), ("after", _), ("second-year", _): "1927"
    case ("year", _): "1926"
    case ("subject", _): "figures"
    default: nil
    }
  }
}
