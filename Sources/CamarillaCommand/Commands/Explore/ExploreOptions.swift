/// What whoever started an explorer lets be done in it.
struct ExploreOptions: Equatable, Sendable {
  /// Whether the chronicle may be changed, as `--edit` says.
  var canEdit = false
}
