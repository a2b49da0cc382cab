import CamarillaStore

/// Under what terms the commands that edit a store do so, where somebody else than a person at a terminal runs them.
struct EditTerms: Sendable {
  /// Those of the edit at hand; without any, whatever is there is edited.
  @TaskLocal static var current = EditTerms()

  /// The revision that whoever edits has looked at; nil for whatever there is.
  var base: StoreRevision?
  /// Whether the edit is only tried.
  var isTrial = false
}
