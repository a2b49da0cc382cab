import Camarilla

/// What is written as JSON without an encoder.
protocol JSONPrintable: Encodable {
  /// Itself; nil where it is undefined.
  var member: (any Encodable)? { get }
  func print(with printer: inout JSONPrinter) throws
}

extension JSONPrintable {
  var member: (any Encodable)? { self }
}

/// The same where several threads may write it.
protocol SharedJSONPrintable: JSONPrintable, Sendable {}

extension Optional: JSONPrintable where Wrapped: JSONPrintable {
  var member: (any Encodable)? { self?.member }

  func print(with printer: inout JSONPrinter) throws {
    if let self { try self.print(with: &printer) } else { printer.null() }
  }
}

extension Optional: SharedJSONPrintable where Wrapped: SharedJSONPrintable {}

extension Array: JSONPrintable, SharedJSONPrintable where Element: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) throws {
    try printer.list(ofMany: self) { printer, element in try element.print(with: &printer) }
  }
}

extension Bool: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) { printer.print(self) }
}

extension Int: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) { printer.print(self) }
}

extension Double: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) throws { try printer.print(self) }
}

extension String: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) { printer.print(self) }
}

extension Figure.ID: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) { printer.print(rawValue) }
}

/// Of a large year's answer nearly all is these.
extension Scores.Entry: SharedJSONPrintable {
  func print(with printer: inout JSONPrinter) throws {
    try printer.object { printer in
      try printer.member("id") { $0.print(id.rawValue) }
      try printer.member("name") { $0.print(name) }
      try printer.member("rank") { $0.print(rank) }
      try printer.member("score") { try $0.print(score) }
    }
  }
}
