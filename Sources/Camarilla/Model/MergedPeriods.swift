/// Relationships of a chronicle that were each made of rows whose periods continue one another.
///
/// What else there is of the same claim, in a store that they are added to, is a part of the same whole: so a store can
/// grow by a table of each year.
public struct MergedPeriods: Hashable, Sendable {
  /// The rows of the chronicle, ascending from 0.
  public var rows: Range<Int>
  /// The unit in which periods continue one another.
  public var unit: TimeUnit
  /// The columns in which rows of one claim agree, beside its kind and its ends.
  public var columns: Set<String>
  /// Whether citations tell the lines of rows, which differ from table to table.
  public var citesLines: Bool

  /// Relationships that were merged; every argument is the property of its name.
  public init(
    rows: Range<Int>, unit: TimeUnit, columns: Set<String> = [], citesLines: Bool = false
  ) {
    self.rows = rows
    self.unit = unit
    self.columns = columns
    self.citesLines = citesLines
  }
}
