import Camarilla
import CamarillaFormats

/// What is kept of relationships beyond their rows.
struct ClaimRegistry {
  /// The sources that were declared, listed or named.
  var sources: SourceRegistry
  /// Whether every table of sources could be read.
  var hasAllSources = true
  /// Those that rows name and no table of sources lists.
  var unlistedSources: Set<Source.ID> = []
  /// The line on which each id of a relationship stands first, by the table.
  var idLines: [ByteInterner]
  /// Rows that are to be merged.
  var runs = ClaimRuns()
  /// Relationships whose period follows from lives.
  var waiting: [WaitingClaim] = []

  init(_ mapping: TableMapping) {
    sources = SourceRegistry(mapping.sources)
    idLines = Array(repeating: ByteInterner(), count: mapping.tables.count)
  }
}
