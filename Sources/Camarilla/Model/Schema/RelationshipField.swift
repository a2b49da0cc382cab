extension Relationship: TableRow {
  package static let table = Problem.Subject.Table.relationships

  package static let fields: [TableField<Relationship>] = [
    TableField("id", .text(\.ownID), "The claim's key."),
    TableField("kind", .key(\.kind), "What ties the two."),
    TableField("source", .key(\.source), "The figure it runs from."),
    TableField("target", .key(\.target), "The figure it runs to."),
    TableField("when", .period(\.when), "When it holds, in EDTF."),
    TableField(
      "weight", .number(\.weight, minimum: 0, maximum: nil), "How much it counts; above 0."),
    TableField(
      "confidence", .number(\.confidence, minimum: 0, maximum: 1), "How far it is to be believed."),
    TableField("post", .text(\.post), "The office, for an appointment."),
    TableField(
      "citation", .citations(\.citations),
      "Where it is said: the id of a source, perhaps with # and a place in it; several with ;."),
    TableField("note", .text(\.note), "A remark of the editor."),
  ]

  /// The columns of a table in which relationships have ids of their own, or of one in which none has.
  package static func fields(withIDs: Bool) -> [TableField<Relationship>] {
    withIDs ? fields : fields.filter { $0.name != "id" }
  }

  /// In place of `when`, a table may have these.
  package static let fieldsOfSpells = ["start", "end"]

  package static var blank: Relationship {
    let always = Period.Interval(uncheckedStart: .unknown, end: .unknown)
    return Relationship(kind: "", source: "", target: "", when: .interval(always))
  }

  /// The id; nil for one that came without, and is called by its place.
  fileprivate var ownID: String? {
    get { id.isEmpty ? nil : id }
    set { id = newValue ?? "" }
  }
}
