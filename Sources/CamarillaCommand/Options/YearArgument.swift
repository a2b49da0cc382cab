import ArgumentParser

/// A year on the command line, numbered astronomically: 0 is 1 BCE, −43 is 44 BCE.
struct YearArgument: ExpressibleByArgument, Equatable {
  var year: Int

  init(year: Int) { self.year = year }

  init?(argument: String) {
    // A minus sign that the parser won't take for an option: see `protectingNegativeYears`.
    let text = argument.first == Self.minus ? "-" + argument.dropFirst() : argument
    guard let year = Int(text), abs(year) <= 1_000_000_000 else { return nil }
    self.year = year
  }

  static let minus: Character = "\u{2212}"

  /// Turns `-43` into `−43`, so that the parser does not look for options 4 and 3.
  static func protectingNegativeYears(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      guard argument.utf8.first == UInt8(ascii: "-"), argument.utf8.count > 1,
        argument.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
      else { return argument }
      return String(minus) + argument.dropFirst()
    }
  }
}
