import Camarilla

/// A value that a cell of CSV can hold: in full precision, the same in every locale.
protocol CellValue: SharedJSONPrintable {
  /// The text of the cell.
  var cell: String { get }
}

extension CellValue {
  func print(with printer: inout JSONPrinter) throws { try printer.encode(self) }
}

extension CellValue where Self: CustomStringConvertible {
  var cell: String { description }
}

extension Bool: CellValue {}
extension Double: CellValue {}
extension Int: CellValue {}
extension String: CellValue {}
extension Citation: CellValue {}
extension Figure.ID: CellValue {}

/// What is undefined leaves its cell blank.
extension Optional: CellValue where Wrapped: CellValue {
  var cell: String { self?.cell ?? "" }
}

/// Several share a cell, separated by semicolons.
extension Array: CellValue where Element: CellValue {
  var cell: String { map(\.cell).joined(separator: ";") }
}
