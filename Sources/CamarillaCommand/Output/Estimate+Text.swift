import Camarilla

extension Scores.Estimate {
  /// For a person: that something is estimated, from what, and how well.
  func note(of name: String, from sample: String) -> String {
    "\(name) is estimated from \(samples) \(sample): with a probability of \(confidence) no score is off by more than"
      + " \(Number.short(of: error)); --exact computes it"
  }
}
