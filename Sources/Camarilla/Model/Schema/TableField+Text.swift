/// How a value is written as a text.
package enum FieldNotation: Sendable {
  /// Dates in EDTF, as it is specified: for texts that programs write and read.
  case plain
  /// Dates as people write them into tables: a part of a year that would be taken for a range of years
  /// stands in brackets, and forms beside EDTF are read, with a remark.
  case table
}

/// Why a text is no value of a column.
package enum FieldFault: Error, Hashable, Sendable {
  case blank
  case date(DateError)
  case number(String)
}

extension FieldFault {
  /// What the text may have been meant for, likeliest first.
  package var readings: [String] {
    if case .date(let error) = self { error.suggestions } else { [] }
  }
}

extension FieldFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .blank: "nothing is written; expected a text"
    case .date(let error): "\(error)"
    case .number(let text): "'\(text)' is not a number; expected a number such as 1 or 0.5"
    }
  }
}

extension TableField {
  /// What a row says in the column; empty where it says nothing.
  package func text(of row: Row, notation: FieldNotation = .plain) -> String {
    switch content {
    case .key(let index), .name(let index): return row[keyPath: index]
    case .text(let index): return row[keyPath: index] ?? ""
    case .date(let index):
      guard let date = row[keyPath: index] else { return "" }
      return notation == .plain ? date.description : date.tableText
    case .period(let index):
      let period = row[keyPath: index]
      return notation == .plain ? period.description : period.tableText
    case .number(let index, _, _): return shortest(of: row[keyPath: index])
    case .citations(let index):
      return row[keyPath: index].map(\.description).joined(separator: ";")
    }
  }

  /// Has a row say what a text does; a blank one takes away what was there.
  ///
  /// - Returns: what is to be told of a date that was read although it is not plain EDTF.
  /// - Throws: ``FieldFault`` where the text is no value of the column; the row is as it was then.
  @discardableResult
  package func set(
    _ text: String, in row: inout Row, notation: FieldNotation = .plain
  ) throws(FieldFault) -> DateRemark? {
    if text.isEmpty, isNeverBlank { throw .blank }
    switch content {
    case .key(let index), .name(let index): row[keyPath: index] = text
    case .text(let index): row[keyPath: index] = text.isEmpty ? nil : text
    case .citations(let index): row[keyPath: index] = Citation.list(text)
    case .number(let index, _, _):
      guard let number = text.isEmpty ? 1 : Double(text), number.isFinite else {
        throw .number(text)
      }
      row[keyPath: index] = number
    case .date(let index):
      guard !text.isEmpty else {
        row[keyPath: index] = nil
        return nil
      }
      let (date, remark) = try Self.read(text, notation: notation, plain: HistoricalDate.init) {
        text throws(DateError) in try HistoricalDate.reading(text)
      }
      row[keyPath: index] = date
      return remark
    case .period(let index):
      let (period, remark) = try Self.read(text, notation: notation, plain: Period.init) {
        text throws(DateError) in try Period.reading(text)
      }
      row[keyPath: index] = period
      return remark
    }
    return nil
  }

  private static func read<Value>(
    _ text: String, notation: FieldNotation, plain: (String) throws(DateError) -> Value,
    _ table: (String) throws(DateError) -> (Value, DateRemark?)
  ) throws(FieldFault) -> (Value, DateRemark?) {
    do throws(DateError) {
      return notation == .plain ? (try plain(text), nil) : try table(text)
    } catch {
      throw .date(error)
    }
  }
}

/// The shortest decimal that reads back as the same number, whole numbers without a point.
package func shortest(of number: Double) -> String {
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
