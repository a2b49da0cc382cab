extension Figure: TableRow {
  package static let table = Problem.Subject.Table.figures

  package static let fields: [TableField<Figure>] = [
    TableField(name: "id", content: .key(\.id.rawValue), meaning: "The figure's key."),
    TableField(name: "name", content: .name(\.name), meaning: "The name as people read it."),
    TableField(
      name: "born", content: .date(\.born),
      meaning: "Birth or foundation, in EDTF (ISO 8601-2:2019)."),
    TableField(name: "died", content: .date(\.died), meaning: "Death or dissolution, in EDTF."),
    TableField(
      name: "label", content: .text(\.label), isSupplementary: true,
      meaning: "A short name for pictures."),
  ]

  package var key: String {
    get { id.rawValue }
    set { id.rawValue = newValue }
  }

  package static var blank: Figure { Figure(id: "", name: "") }
}
