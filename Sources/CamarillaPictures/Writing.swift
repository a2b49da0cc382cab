public import CamarillaDrawing

extension PowerGraph {
  /// Lays the graph out and draws it into a file, whose extension names the format.
  ///
  /// - Throws: as ``Drawable/write(to:)``.
  /// - Complexity: as `PowerGraph.picture()`, which lays it out.
  public func write(to path: String) async throws { try await picture().write(to: path) }
}

extension RankChart {
  /// Draws the chart into a file, whose extension names the format.
  ///
  /// - Throws: as ``Drawable/write(to:)``.
  public func write(to path: String) async throws { try await picture().write(to: path) }
}

extension ScoreChart {
  /// Draws the chart into a file, whose extension names the format.
  ///
  /// - Throws: as ``Drawable/write(to:)``.
  public func write(to path: String) async throws { try await picture().write(to: path) }
}

extension BalanceChart {
  /// Draws the chart into a file, whose extension names the format.
  ///
  /// - Throws: as ``Drawable/write(to:)``.
  public func write(to path: String) async throws { try await picture().write(to: path) }
}

extension FactionFlow {
  /// Draws the streams into a file, whose extension names the format.
  ///
  /// - Throws: as ``Drawable/write(to:)``.
  public func write(to path: String) async throws { try await picture().write(to: path) }
}
