import CamarillaFormats

/// What a study's answers were made of and what they are: written beside them, so that anybody can tell whether
/// they would come out the same.
struct StudyManifest {
  /// A file with what it is known by.
  struct File: Equatable {
    var name: String
    var bytes: Int
    /// The SHA-256 digest.
    var digest: String
    /// The digest that the study says, of an input that has another and was taken all the same.
    var expected: String?

    init(name: String, bytes: Int, digest: String) {
      (self.name, self.bytes, self.digest) = (name, bytes, digest)
    }

    /// A file as it is now.
    init(name: String, at path: String) throws(FormatsError) {
      self.init(
        name: name, bytes: fileSize(of: path), digest: try SHA256.digest(ofFile: path))
    }
  }

  /// A file with an answer, and how to ask for it.
  struct Answer {
    var file: File
    var command: String
    /// What chance starts from; nil where the command has no need of it.
    var seed: String?
  }

  static let fileName = "manifest.json"

  /// The version of the command.
  var version: String
  /// The version of Graphviz that drew pictures; nil where there are none.
  var graphviz: String?
  var title: String?
  var study: File
  /// The digest of the chronicle that ships with the command, where a question was about it.
  var sample: String?
  /// The files that were read, by their names from the study's folder.
  var inputs: [File]
  var answers: [Answer]
}

extension StudyManifest {
  /// The list as it stands in its file.
  var json: JSONValue {
    var json: JSONValue = ["camarilla": .string(version)]
    json["graphviz"] = graphviz.map { .string($0) }
    json["title"] = title.map { .string($0) }
    json["study"] = Self.object(of: study)
    json["sample"] = sample.map { ["sha256": .string($0)] }
    json["inputs"] = .array(inputs.map(Self.object))
    json["answers"] = .array(
      answers.map { answer in
        var object = Self.object(of: answer.file)
        object["command"] = .string(answer.command)
        object["seed"] = answer.seed.map { .string($0) }
        return object
      })
    return json
  }

  private static func object(of file: File) -> JSONValue {
    var object: JSONValue = [
      "file": .string(file.name), "bytes": .number("\(file.bytes)"),
      "sha256": .string(file.digest),
    ]
    object["expected"] = file.expected.map { .string($0) }
    return object
  }

  /// Reads a list that was written before.
  ///
  /// - Returns: nil where there is no file.
  /// - Throws: `FormatsError.notAChronicle` for a file that is no such list.
  init?(contentsOf path: String) throws(FormatsError) {
    guard fileKind(of: path) == .regular else { return nil }
    func refusal() -> FormatsError {
      .notAChronicle(path: path, reason: "it is no list of a study's answers")
    }
    guard
      let json = try? JSONParser.parse(
        try TableInput.contents(path: path, isInput: false))
    else {
      throw refusal()
    }
    func file(_ value: JSONValue?) throws(FormatsError) -> File {
      guard let value, let name = value["file"]?.text, let digest = value["sha256"]?.text,
        case .number(let bytes)? = value["bytes"], let count = Int(bytes)
      else { throw refusal() }
      return File(name: name, bytes: count, digest: digest)
    }
    guard let version = json["camarilla"]?.text, let inputs = json["inputs"]?.elements,
      let answers = json["answers"]?.elements
    else { throw refusal() }
    self.version = version
    graphviz = json["graphviz"]?.text
    title = json["title"]?.text
    study = try file(json["study"])
    sample = json["sample"]?["sha256"]?.text
    self.inputs = []
    for input in inputs { self.inputs.append(try file(input)) }
    self.answers = []
    for answer in answers {
      self.answers.append(
        Answer(
          file: try file(answer), command: answer["command"]?.text ?? "",
          seed: answer["seed"]?.text))
    }
  }
}
