import CamarillaFormats

/// Writes the cells of an answer's CSV.
///
/// A program that reads CSV gets every text as it is. A spreadsheet takes what begins like a formula for one, and a
/// chronicle's names and notes are anybody's: for a person who opens the answer there, `--safe-cells` puts an apostrophe
/// before such texts (OWASP, *CSV Injection*), but not before numbers.
struct CSVCells {
  let areSafe = Console.current.keepsCellsSafe

  func append(_ cell: String, to line: inout [UInt8]) {
    CSVWriter.append(areSafe && Self.looksLikeFormula(cell) ? "'" + cell : cell, to: &line)
  }

  /// Whether a spreadsheet may take a cell for something to work out. Some cut blanks and quotation marks off first.
  static func looksLikeFormula(_ cell: String) -> Bool {
    let text = cell.drop { $0.isWhitespace || $0 == "\"" || $0 == "\u{FEFF}" }
    guard let first = text.unicodeScalars.first else { return false }
    let isBegun = "=+-@|＝＋－＠".unicodeScalars.contains(first)
    return isBegun && Double(cell) == nil
  }
}
