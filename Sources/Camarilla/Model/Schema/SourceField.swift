extension Source: TableRow {
  package static let table = Problem.Subject.Table.sources

  package static let fields: [TableField<Source>] = [
    TableField("id", .key(\.id), "The source's key."),
    TableField("title", .name(\.title), "What it is called."),
    TableField("author", .text(\.author), "Who wrote it."),
    TableField("published", .text(\.published), "When it appeared."),
    TableField("url", .text(\.url), "Where it is to be had."),
  ]

  package static var blank: Source { Source(id: "", title: "") }
}
