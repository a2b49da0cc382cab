import ArgumentParser
import Camarilla

/// A range of years, or of steps of another unit, on the command line: `1917..1953`, `1936-07..1937-06`.
struct StepRangeArgument: Equatable {
  var first: TimeSpan
  var last: TimeSpan

  /// That of both; nil where they have none in common.
  var unit: TimeUnit? { first.unit == last.unit ? first.unit : nil }

  /// Reads an argument.
  @Sendable static func parse(_ text: String) throws -> StepRangeArgument {
    guard let dots = text.firstRange(of: "..") else {
      throw ValidationError("expected two years, such as 1917..1953.")
    }
    let ends = try [text[..<dots.lowerBound], text[dots.upperBound...]].map {
      try TimeArgument.parse(String($0)).time
    }
    return StepRangeArgument(first: ends[0], last: ends[1])
  }
}
