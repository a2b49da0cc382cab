import Camarilla
import LongWork

extension ChronicleReader {
  /// Reads a table of relationships that is a chronicle of its own.
  mutating func readLoneTable(_ input: TableInput) throws(FormatsError) {
    var source = try input.open()
    if let reason = try Self.whyNoTable(of: &source) {
      throw .notAChronicle(path: input.name, reason: reason)
    }
    var input = try input.findingDelimiter(for: TableShape.relationships.names)
    input.progress = WorkStep(name: "reading", of: input.byteCount)
    var table = try ChronicleTable.open(input, shape: .relationships)
    if !table.headings.isEmpty, !table.looksLikeItsShape {
      let further = try Self.headerFurtherDown(of: input)
      throw .notAChronicle(
        path: input.name,
        reason:
          "its first line, '\(shortened(table.headings.joined(separator: String(UnicodeScalar(input.delimiter)))))', names none"
          + " of the columns kind, source, target and when"
          + " (a chronicle is a folder with figures.csv and relationships.csv, or such a table alone)"
          + (further.isEmpty
            ? "; `camarilla import` makes a chronicle of a table with other columns" : further)
      )
    }
    infersNames = true
    try readRelationships(&table)
    finish(table)
  }

  /// Says so where a table of relationships that is read by itself has the rest of a chronicle beside it. No
  /// output takes the place of those tables either.
  mutating func passOverTables(beside path: String) throws(FormatsError) {
    let others = ChronicleFolder.tables(beside: path)
    guard !others.isEmpty else { return }
    for other in others { try FileClaims.current?.willRead(other, isPart: true) }
    let names = others.map { fileName(of: $0) }
    diagnostics.add(
      .warning(
        "\(list(names)) beside it \(names.count == 1 ? "is" : "are") not read, and figures are called by their ids;"
          + " expected '\(folder(of: path))' as the chronicle where they belong to it",
        rule: .malformedTable, at: .init(file: path, line: 1, column: 1),
        text: names.joined(separator: ", "), expected: "the chronicle's folder"))
  }

  /// Says of the first kind that is unknown, and near to none, where kinds are declared: a table alone has no place for
  /// that.
  func advising(_ problems: [Problem]) -> [Problem] {
    guard infersNames,
      let index = problems.firstIndex(where: { $0.rule == .unknownKind && $0.suggestion == nil }),
      let kind = problems[index].text, let file = problems[index].location?.file
    else { return problems }
    let isBeside =
      fileKind(of: file) == .regular
      && fileKind(of: join(folder(of: file), name: "kinds.csv")) == .regular
    let name =
      kind.contains { ",\"\n\r".contains($0) } ? "\"\(kind.replacing("\"", with: "\"\""))\"" : kind
    var problems = problems
    problems[index].message +=
      (isBeside ? "; kinds.csv beside it is not read with a table alone" : "")
      + "; a folder that has this table as relationships.csv, and figures.csv, declares kinds in kinds.csv:"
      + " below 'name,sign,directed' a row such as '\(shortened(name)),1,false'"
    return problems
  }

  /// What is said of a table with lines above its header, a title or a note; blank where there is no header within
  /// the first lines.
  static func headerFurtherDown(of input: TableInput) throws(FormatsError) -> String {
    let required = TableShape.relationships.required
    for delimiter in TableInput.delimiters {
      var reader = CSVReader(source: try input.open(), delimiter: delimiter)
      for _ in 0..<20 {
        let step = try reader.next()
        if step == .end { break }
        guard step == .record else { continue }
        let fields = (0..<min(reader.fieldCount, CSVReader.mostFields)).map {
          String(reader.text(at: $0).trimmingBlanks()).lowercased()
        }
        if required.count(where: fields.contains) > 2 {
          return "; line \(reader.line) looks like its header: delete what stands above it"
        }
      }
    }
    return ""
  }

  /// What a file is, when its first bytes say that it is no table; nil when it may be one.
  private static func whyNoTable(of source: inout ByteSource) throws(FormatsError) -> String? {
    let front = try source.prefix(count: 512)
    if front.isEmpty { return "it is empty" }
    if let sort = sortOfFile(beginningWith: front) { return "it is \(sort)" }
    let isUTF16 = front.starts(with: [0xFF, 0xFE]) || front.starts(with: [0xFE, 0xFF])
    let firstLine = front.prefix { $0 != Byte.lf && $0 != Byte.cr }
    if !isUTF16, firstLine.contains(0) { return "it is not text: it holds NUL bytes" }
    return nil
  }
}
