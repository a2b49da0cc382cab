import CamarillaFormats

/// What is kept of relationships beyond their rows.
struct ClaimRegistry {
  /// The sources that were declared.
  var sourceIDs: Set<String>
  /// The line on which each id of a relationship stands first.
  var idLines = ByteInterner()
  /// Years that are to be merged.
  var years = DyadYears()
  /// Relationships whose period follows from lives.
  var waiting: [WaitingClaim] = []
}
