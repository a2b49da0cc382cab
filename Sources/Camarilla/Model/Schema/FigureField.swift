extension Figure: TableRow {
  package static let table = Problem.Subject.Table.figures

  package static let fields: [TableField<Figure>] = [
    TableField("id", .key(\.id), "The figure's key."),
    TableField("name", .name(\.name), "The name as people read it."),
    TableField("born", .date(\.born), "Birth or foundation, in EDTF (ISO 8601-2:2019)."),
    TableField("died", .date(\.died), "Death or dissolution, in EDTF."),
  ]

  package static var blank: Figure { Figure(id: "", name: "") }
}
