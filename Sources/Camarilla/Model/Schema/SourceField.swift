extension Source: TableRow {
  package static let table = Problem.Subject.Table.sources

  package static let fields: [TableField<Source>] = [
    TableField(name: "id", content: .key(\.id), meaning: "The source's key."),
    TableField(name: "title", content: .name(\.title), meaning: "What it is called."),
    TableField(name: "author", content: .text(\.author), meaning: "Who wrote it."),
    TableField(name: "published", content: .text(\.published), meaning: "When it appeared."),
    TableField(name: "url", content: .text(\.url), meaning: "Where it is to be had."),
  ]

  package var key: String {
    get { id }
    set { id = newValue }
  }

  package static var blank: Source { Source(id: "", title: "") }
}
