/// A reader, and what holds of everything that it is given.
package struct FuzzTarget: Sendable {
  /// What it is asked for by, and what the folders of its inputs are called.
  package let name: String
  /// Inputs that nobody has written down, as the project's own writers make them.
  package let seeds: @Sendable () throws -> [[UInt8]]
  /// Reads an input, and stops the program where something doesn't hold. That an input is refused is no fault.
  package let check: @Sendable (_ input: [UInt8]) -> Void

  init(
    _ name: String, seeds: @escaping @Sendable () throws -> [[UInt8]] = { [] },
    check: @escaping @Sendable (_ input: [UInt8]) -> Void
  ) {
    (self.name, self.seeds, self.check) = (name, seeds, check)
  }

  /// All targets, in the order in which they are reported.
  package static let all =
    [table, package, cleaning, dates] + graphFiles + [mapping, store, arguments, explorer]

  /// The target of a name.
  package init?(named name: String) {
    guard let target = Self.all.first(where: { $0.name == name }) else { return nil }
    self = target
  }
}

/// Stops the program, as a trap does, where something that must hold does not.
func require(_ condition: Bool, _ what: @autoclosure () -> String) {
  if !condition { fatalError(what()) }
}
