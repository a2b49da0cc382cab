extension EmptySelection.Filter {
  /// Whether options leave something out by it.
  ///
  /// - Parameter isTimeAsked: without a time, dates play no part.
  func isActive(in options: SnapshotOptions, isTimeAsked: Bool) -> Bool {
    switch self {
    case .reading: isTimeAsked && options.reading != .during
    case .certainty: isTimeAsked && options.certainty == .certain
    case .approximation:
      isTimeAsked && options.approximation.units < ApproximationRule.standard.units
    case .minimumConfidence: options.minimumConfidence > 0
    case .kinds: options.kinds != nil
    case .withoutSources: !options.withoutSources.isEmpty
    case .only: options.selection.only != nil
    case .without: !options.selection.without.isEmpty
    case .condition: options.selection.condition != nil
    }
  }

  /// The options with nothing of it but this.
  func only(of options: SnapshotOptions) -> SnapshotOptions {
    var only = SnapshotOptions()
    apply(options, to: &only)
    if self == .condition {
      // What a condition asks of dates has to be as sure as the dates of relationships.
      (only.certainty, only.approximation) = (options.certainty, options.approximation)
    }
    return only
  }

  func apply(_ options: SnapshotOptions, to other: inout SnapshotOptions) {
    switch self {
    case .reading: other.reading = options.reading
    case .certainty: other.certainty = options.certainty
    case .approximation: other.approximation = options.approximation
    case .minimumConfidence: other.minimumConfidence = options.minimumConfidence
    case .kinds: other.kinds = options.kinds
    case .withoutSources: other.withoutSources = options.withoutSources
    case .only: other.selection.only = options.selection.only
    case .without: other.selection.without = options.selection.without
    case .condition: other.selection.condition = options.selection.condition
    }
  }
}
