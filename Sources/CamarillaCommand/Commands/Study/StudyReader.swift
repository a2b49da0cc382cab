import Camarilla
import CamarillaFormats
import CamarillaImport

/// Makes a study of its YAML, and gathers everything that is wrong with it.
struct StudyReader {
  private(set) var diagnostics = Diagnostics(limit: .max)
  private var study: Study

  private init(for purpose: Study.Purpose) { study = Study(purpose: purpose) }

  private var purpose: Study.Purpose { study.purpose }
  /// Whether each question names the file that its answer goes to; else they are asked of each step of time.
  private var namesFiles: Bool { purpose == .study }

  /// A study, and everything that is wrong with it.
  ///
  /// - Throws: `FormatsError` where the file can't be read or is no YAML.
  static func study(
    contentsOf path: String
  ) throws(FormatsError) -> (study: Study, faults: [Problem]) {
    try read(path: path, for: .study)
  }

  /// Questions without times or files, a list of them or as a study has them, and everything that is wrong with them.
  static func questions(
    contentsOf path: String
  ) throws(FormatsError) -> (study: Study, faults: [Problem]) {
    try read(path: path, for: .sweep)
  }

  private static func read(
    path: String, for purpose: Study.Purpose
  ) throws(FormatsError) -> (study: Study, faults: [Problem]) {
    var reader = StudyReader(for: purpose)
    if fileKind(of: path) == .folder {
      throw .notReadable(path: path, reason: "it is a folder; expected \(purpose.noun) in YAML")
    }
    let tree = try YAMLTree(
      parsing: try TableInput.contents(path: path), file: path, noun: purpose.noun)
    for problem in tree.repeats { reader.diagnostics.add(problem) }
    reader.read(tree)
    return (reader.study, reader.diagnostics.problems)
  }

  private mutating func read(_ tree: YAMLTree) {
    if !namesFiles, case .list = tree.content {
      readQuestions(tree)
    } else {
      readEntries(group(tree, noun: purpose.noun))
    }
    if study.questions.isEmpty, diagnostics.isEmpty {
      diagnostics.fault(
        namesFiles ? "the study asks nothing" : "nothing is asked", at: tree.location,
        expected: "questions, a list")
    }
  }

  private mutating func readEntries(_ entries: [YAMLTree.Entry]) {
    for entry in entries {
      switch entry.key {
      case let key where !purpose.keys.contains(key):
        diagnostics.unknown(
          noun: "key", text: key, at: entry.keyLocation, among: purpose.keys,
          expected: purpose.expectedKeys)
      case "title": study.title = text(entry.value, expected: "what the study is called")
      case "chronicle": study.settings.append(contentsOf: setting(entry).map { [$0] } ?? [])
      case "inputs": readInputs(entry.value)
      case "settings": study.settings += settings(entry.value)
      case "selections":
        for selection in group(entry.value, noun: "selections") {
          study.selections[selection.key] = settings(selection.value)
        }
      default: readQuestions(entry.value)
      }
    }
  }

  private mutating func readInputs(_ tree: YAMLTree) {
    for entry in group(tree, noun: "inputs") {
      let digest = text(entry.value, expected: "the file's SHA-256", mayBeBlank: true)?.lowercased()
      if let digest, !digest.isEmpty,
        digest.utf8.count != 64 || !digest.allSatisfy("0123456789abcdef".contains)
      {
        diagnostics.fault(
          "'\(shortened(digest))' is no SHA-256", at: entry.value.location,
          expected: "64 hexadecimal digits, or nothing")
        continue
      }
      study.inputs.append(
        .init(
          path: entry.key, digest: digest.flatMap { $0.isEmpty ? nil : $0 },
          location: entry.keyLocation))
    }
  }

  private mutating func readQuestions(_ tree: YAMLTree) {
    guard case .list(let items) = tree.content else {
      diagnostics.fault(
        "the questions are no list", at: tree.location, expected: "a list, each with - before it")
      return
    }
    for item in items { if let question = question(item) { study.questions.append(question) } }
  }

  private mutating func question(_ tree: YAMLTree) -> Study.Question? {
    var question = Study.Question(
      file: "", fileLocation: tree.location, words: [], askLocation: tree.location, settings: [],
      location: tree.location)
    if !namesFiles, case .text = tree.content {
      question.words = words(tree)
      return question.words.isEmpty ? nil : question
    }
    let entries = group(tree, noun: "a question")
    for entry in entries {
      switch entry.key {
      case "file" where namesFiles:
        guard let name = text(entry.value, expected: "a file's name") else { continue }
        if let reason = Self.refusal(ofName: name) {
          diagnostics.fault(
            "'\(shortened(name))' \(reason)", at: entry.value.location,
            expected: "a file's name such as central.csv or 1926.svg")
        } else if let other = study.questions.lazy.map(\.file).first(where: {
          $0.lowercased() == name.lowercased()
        }) {
          diagnostics.fault(
            other == name
              ? "'\(name)' is the file of another question too"
              : "'\(name)' is one file with '\(other)' where capital letters don't count",
            at: entry.value.location, expected: "a file of its own for each")
        }
        (question.file, question.fileLocation) = (name, entry.value.location)
      case "ask":
        (question.words, question.askLocation) = (words(entry.value), entry.value.location)
      case "selection":
        if let name = text(entry.value, expected: "a selection's name") {
          question.selection = (name, entry.value.location)
        }
      default:
        // `central: {measure: degree}`, where the command is all that a question needs.
        if !namesFiles, entries.count == 1, case .entries = entry.value.content {
          (question.words, question.askLocation) = ([entry.key], entry.keyLocation)
          question.settings += settings(entry.value)
        } else if let setting = setting(entry) {
          question.settings.append(setting)
        }
      }
    }
    let wanted = (namesFiles ? ["file"] : []) + (question.words.isEmpty ? ["ask"] : [])
    for key in wanted where !entries.isEmpty && !entries.contains(where: { $0.key == key }) {
      diagnostics.fault(
        "the question has no '\(key)'", at: tree.location,
        expected: namesFiles ? "file and ask" : "ask")
    }
    // What it asks is looked at even where it has no file.
    return question.words.isEmpty ? nil : question
  }

  /// Why a name is none that a study writes; nil where it is.
  private static func refusal(ofName name: String) -> String? {
    if name.contains("/") { return "names a folder" }
    if name.hasPrefix(".") || fileExtension(of: name) == nil { return "has no extension" }
    return name.lowercased() == StudyManifest.fileName
      ? "is the name of the study's own list" : nil
  }

  // MARK: Settings

  private mutating func settings(_ tree: YAMLTree) -> [Study.Setting] {
    var settings: [Study.Setting] = []
    for entry in group(tree, noun: "settings") {
      if let setting = setting(entry) { settings.append(setting) }
    }
    return settings
  }

  private mutating func setting(_ entry: YAMLTree.Entry) -> Study.Setting? {
    var values: [String] = []
    switch entry.value.content {
    case .text(let text): values = [text]
    case .list(let items):
      for item in items { values.append(text(item, expected: "a value") ?? "") }
    case .entries:
      diagnostics.fault(
        "'\(entry.key)' has keys of its own", at: entry.value.location,
        expected: "a value, or a list of them")
      return nil
    }
    return .init(
      name: entry.key, values: values, location: entry.keyLocation,
      valueLocation: entry.value.location)
  }

  // MARK: Shapes

  private mutating func group(_ tree: YAMLTree, noun: String) -> [YAMLTree.Entry] {
    if case .entries(let entries) = tree.content { return entries }
    diagnostics.fault(
      "\(noun == "a study" ? "the study" : "this") has no keys", at: tree.location,
      expected: noun == purpose.noun
        ? purpose.expectedKeys : "\(noun), each with its value")
    return []
  }

  private mutating func text(
    _ tree: YAMLTree, expected: String, mayBeBlank: Bool = false
  ) -> String? {
    if case .text(let text) = tree.content, mayBeBlank || !text.trimmingBlanks().isEmpty {
      return String(text.trimmingBlanks())
    }
    diagnostics.fault("there is no such text here", at: tree.location, expected: expected)
    return nil
  }

  /// The words of a command: a list, or a text in which blanks part them unless they stand in quotes.
  private mutating func words(_ tree: YAMLTree) -> [String] {
    if case .list(let items) = tree.content {
      return items.compactMap { item in text(item, expected: "a word of the command") }
    }
    guard let line = text(tree, expected: "a command such as central 1926") else { return [] }
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        (quote, word) = (character, word ?? "")
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote {
      diagnostics.fault("a quote is not closed", at: tree.location, expected: "another \(quote)")
    }
    return words + (word.map { [$0] } ?? [])
  }
}
