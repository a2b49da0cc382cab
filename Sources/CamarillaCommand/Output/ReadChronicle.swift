import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// A chronicle as it was read, and what a command says of how. Every command that reads one for its answer reads it so.
///
/// What the files of other programs hold that no chronicle can, such as an edge of a node to itself, is counted by every
/// command, as an answer without it would be taken for one of the whole file; and so are, in any file, dates that may
/// well be meant otherwise than they are read, such as `2001-21`. `validate` lists both.
struct ReadChronicle: Sendable {
  let chronicle: Chronicle
  /// What it doesn't have as its file does, or may not have as it is meant; nil where it has all.
  let remark: String?

  /// The chronicle, of which that is told.
  func told() -> Chronicle {
    Console.current.remark(of: [remark])
    return chronicle
  }
}

extension ReadChronicle {
  /// Reads what stands at a path; `-` is standard input.
  init(_ path: String, forms: [any ChronicleForm]) throws(FormatsError) {
    try self.init(path, of: Input.opened(path), forms: forms)
  }

  /// Reads what was opened at a path.
  init(
    _ path: String, of input: ChronicleInput, forms: [any ChronicleForm]
  ) throws(FormatsError) {
    let chronicle = try Chronicle(opening: input, forms: forms)
    self.init(chronicle, path: path, form: forms.form(of: input))
  }

  /// Reads what was opened at a path as what it is said to be.
  init(
    _ path: String, of input: ChronicleInput, as form: any ChronicleForm
  ) throws(FormatsError) {
    self.init(try form.chronicle(from: input), path: path, form: form)
  }

  private init(_ chronicle: Chronicle, path: String, form: (any ChronicleForm)?) {
    // Those alone that reading has found: to look for others would take as long again.
    let warnings = chronicle.earlyWarnings
    var parts = form is GraphFileForm ? Self.losses(among: warnings) : []
    if let doubt = Self.ambiguousDates(among: warnings) { parts.append(doubt) }
    // The explorer's page, which has no business with folders, shows it as well.
    let name = path == Input.dash ? Input.name(of: path) : "'\(fileName(of: path))'"
    self.init(
      chronicle: chronicle,
      remark: parts.isEmpty
        ? nil : "\(name) is read \(parts.listed()); `camarilla validate` says where")
  }

  /// Dates that may be meant otherwise, with the first of them.
  private static func ambiguousDates(among warnings: [Problem]) -> String? {
    let dates = warnings.filter(\.isAmbiguous)
    guard let first = dates.first, let text = first.text, let reading = first.suggestion else {
      return nil
    }
    let count = Number.count(dates.reduce(0) { $0 + $1.count }, singular: "date")
    return
      "with \(count) that may be meant otherwise ('\(text)' is taken for \(shortened(reading)))"
  }

  /// What is left out of a file of another program, added to it and taken otherwise. That its edges have no dates is
  /// no fault of it.
  private static func losses(among warnings: [Problem]) -> [String] {
    func count(_ rule: Problem.Rule, of noun: String) -> String? {
      let count = warnings.reduce(0) { $0 + ($1.rule == rule ? $1.count : 0) }
      return count > 0 ? Number.count(count, singular: noun) : nil
    }
    let leftOut = [
      count(.selfRelationship, of: "edge").map { "\($0) of a node to itself" },
      count(.weightOutOfRange, of: "edge").map { "\($0) of weight 0" },
    ].compactMap(\.self)
    return [
      leftOut.isEmpty ? nil : "without \(leftOut.listed())",
      count(.unknownFigure, of: "node").map { "with \($0) added that it doesn't declare" },
      count(.malformedValue, of: "place").map { "otherwise than it stands in \($0)" },
    ].compactMap(\.self)
  }
}
