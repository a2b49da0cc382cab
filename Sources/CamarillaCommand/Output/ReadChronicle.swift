import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// A chronicle as it was read, and what a command says of how. Every command that reads one for its answer reads it so.
///
/// What the files of other programs hold that no chronicle can, such as an edge of a node to itself, is counted by every
/// command, as an answer without it would be taken for one of the whole file. `validate` lists it.
struct ReadChronicle: Sendable {
  let chronicle: Chronicle
  /// What it doesn't have as its file does; nil where it has all.
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
    let isOfAnotherProgram = forms.form(of: input) is GraphFileForm
    self.init(
      chronicle: chronicle,
      remark: isOfAnotherProgram ? Self.remark(on: chronicle.warnings, ofFile: path) : nil)
  }

  /// What is left out of a file of another program, added to it and taken otherwise; nil where it is read as it
  /// stands. That its edges have no dates is no fault of it.
  private static func remark(on warnings: [Problem], ofFile path: String) -> String? {
    func count(_ rule: Problem.Rule, of noun: String) -> String? {
      let count = warnings.reduce(0) { $0 + ($1.rule == rule ? $1.count : 0) }
      return count > 0 ? Number.count(count, singular: noun) : nil
    }
    let leftOut = [
      count(.selfRelationship, of: "edge").map { "\($0) of a node to itself" },
      count(.weightOutOfRange, of: "edge").map { "\($0) of weight 0" },
    ].compactMap(\.self)
    let parts = [
      leftOut.isEmpty ? nil : "without \(leftOut.listed())",
      count(.unknownFigure, of: "node").map { "with \($0) added that it doesn't declare" },
      count(.malformedValue, of: "place").map { "otherwise than it stands in \($0)" },
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    // The explorer's page, which has no business with folders, shows it as well.
    let name = path == Input.dash ? Input.name(of: path) : "'\(fileName(of: path))'"
    return "\(name) is read \(parts.listed()); `camarilla validate` says where"
  }
}
