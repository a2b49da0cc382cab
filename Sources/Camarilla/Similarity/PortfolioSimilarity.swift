/// How alike the portfolios of two figures are, by each of the field's measures.
public struct PortfolioSimilarity: Encodable, Hashable, Sendable {
  /// Both, sorted by id.
  public let figures: [Figure.ID]
  /// S = 1 − 2 Σ |p − q| / (n Δ), Δ being the farthest apart that two entries can be: 2, or 1 where nobody
  /// has an enemy (Signorino & Ritter 1999); from −1 to 1.
  public let s: Double
  /// S by squared distances, 1 − 2 Σ (p − q)² / (n Δ²) (Häge 2011).
  public let sSquared: Double
  /// Cohen's κ by squared distances: 1 − n Σ (p − q)² / Σ_k Σ_l (p_k − q_l)²; nil where both have the same to
  /// everybody alike.
  public let kappa: Double?
  /// Scott's π by squared distances: 1 − Σ (p − q)² / Σ ((p − m)² + (q − m)²), m being the mean of both; nil
  /// where both have the same to everybody alike.
  public let pi: Double?
  /// What the two have to one another, as portfolios have it.
  public let tie: Double
}
