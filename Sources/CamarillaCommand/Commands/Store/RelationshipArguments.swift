import ArgumentParser
import Camarilla

/// The optional columns of a relationship, as options; given ones only count.
struct RelationshipArguments: ParsableArguments {
  @Option(help: ArgumentHelp("How much it counts, above 0.", valueName: "x"))
  var weight: Double?

  @Option(help: ArgumentHelp("How far it is to be believed, from 0 to 1.", valueName: "x"))
  var confidence: Double?

  @Option(help: ArgumentHelp("The office, for an appointment.", valueName: "text"))
  var post: String?

  @Option(
    help: ArgumentHelp(
      "Where it is said: the id of a source, or id#page; several separated by ';'.",
      valueName: "id#page"))
  var citation: String?

  @Option(help: ArgumentHelp("A remark.", valueName: "text"))
  var note: String?

  /// Whether nothing was given.
  var isEmpty: Bool {
    weight == nil && confidence == nil && post == nil && citation == nil && note == nil
  }

  /// Sets what was given; a blank text takes away what was there.
  func apply(to relationship: inout Relationship) {
    if let weight { relationship.weight = weight }
    if let confidence { relationship.confidence = confidence }
    if let post { relationship.post = post.isEmpty ? nil : post }
    if let citation { relationship.citations = Citation.list(citation) }
    if let note { relationship.note = note.isEmpty ? nil : note }
  }

  /// A period in EDTF on the command line.
  static func period(_ text: String) throws -> Period {
    do throws(DateError) {
      let (period, remark) = try Period.reading(text)
      if let remark { Console.current.note("camarilla: warning: \(remark)") }
      return period
    } catch {
      throw CommandFailure(.invalidData, "\(error); nothing was changed.")
    }
  }
}
