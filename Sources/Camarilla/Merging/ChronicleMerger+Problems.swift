// What chronicles say differently, with the locations of the rows that say so.

extension ChronicleMerger {
  mutating func tellDifferences<Row>(
    _ differences: [RowMerger<Row>.Difference], table: Problem.Subject.Table
  ) {
    for difference in differences {
      let (kept, other) = (difference.keptIn, difference.otherIn)
      let what = difference.field == table.headingOfName ? "is called" : "has \(difference.field)"
      pending.append(
        (
          Problem(
            severity: severity, rule: .differingRows,
            message:
              "\(table.rowName) '\(difference.id)' \(what) '\(shortened(difference.other))' in"
              + " \(names[other.chronicle]), and '\(shortened(difference.kept))' in \(names[kept.chronicle]),"
              + " which counts", text: difference.other, expected: "'\(shortened(difference.kept))'"
          ),
          [other, kept].map { origin in
            reference(
              table, row: origin.row, field: difference.field, id: difference.id,
              in: origin.chronicle)
          }
        ))
    }
  }

  func reference(
    _ table: Problem.Subject.Table, row: Int, field: String, id: String, in chronicle: Int
  ) -> RowReference {
    RowReference(
      chronicle: chronicle, subject: .init(table: table, row: row, field: field, id: id))
  }
}

extension Problem.Subject.Table {
  /// The column in which a row says what people call it.
  fileprivate var headingOfName: String { self == .sources ? "title" : "name" }
}
