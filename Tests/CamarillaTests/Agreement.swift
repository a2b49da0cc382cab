/// Whether a number is there, and is the expected one but for rounding.
func agrees(_ found: Double?, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
  found.map { ($0 - expected).magnitude < tolerance } ?? false
}
