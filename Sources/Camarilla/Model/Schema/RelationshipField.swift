extension Relationship: TableRow {
  package static let table = Problem.Subject.Table.relationships

  package static let fields: [TableField<Relationship>] = [
    TableField(name: "id", content: .text(\.ownID), meaning: "The claim's key."),
    TableField(name: "kind", content: .key(\.kind), meaning: "What ties the two."),
    TableField(
      name: "source", content: .key(\.source.rawValue), meaning: "The figure it runs from."),
    TableField(name: "target", content: .key(\.target.rawValue), meaning: "The figure it runs to."),
    TableField(name: "when", content: .period(\.when), meaning: "When it holds, in EDTF."),
    TableField(
      name: "weight", content: .number(\.weight, minimum: 0, maximum: nil),
      meaning: "How much it counts; above 0."),
    TableField(
      name: "confidence", content: .number(\.confidence, minimum: 0, maximum: 1),
      meaning: "How far it is to be believed."),
    TableField(name: "post", content: .text(\.post), meaning: "The office, for an appointment."),
    TableField(
      name: "citation", content: .citations(\.citations),
      meaning:
        "Where it is said: the id of a source, perhaps with # and a place in it; several with ;."),
    TableField(name: "note", content: .text(\.note), meaning: "A remark of the editor."),
  ]

  /// The columns of a table in which relationships have ids of their own, or of one in which none has.
  package static func fields(withIDs: Bool) -> [TableField<Relationship>] {
    withIDs ? fields : fields.filter { $0.name != "id" }
  }

  /// In place of `when`, a table may have these.
  package static let fieldsOfSpells = ["start", "end"]

  package var key: String {
    get { id }
    set { id = newValue }
  }

  package static var blank: Relationship {
    Relationship(kind: "", source: "", target: "", when: .undated)
  }

  /// The id; nil for one that came without, and is called by its row.
  fileprivate var ownID: String? {
    get { id.isEmpty ? nil : id }
    set { id = newValue ?? "" }
  }
}
