import LongWork

/// Solves `(I − M) x = right` for a symmetric M by conjugate gradients (Hestenes & Stiefel 1952).
///
/// For a positive semidefinite I − M with a solvable system it finds the solution of least norm.
/// When it meets a direction along which I − M is not positive, or runs out of steps, it says that
/// it has not converged.
func solveSymmetric(
  for right: [Double], progress: WorkStep, steps: Int = 10_000,
  applying matrix: ([Double]) -> [Double]
) -> IterativeScores {
  var solution = [Double](repeating: 0, count: right.count)
  var residual = right
  var direction = right
  var square = dot(residual, residual)
  let goal = square * 1e-30
  for _ in 0..<steps where !progress.isCancelled {
    if square <= goal { return IterativeScores(values: solution, isConverged: true) }
    let moved = matrix(direction)
    var curvature = 0.0
    for index in direction.indices {
      curvature += direction[index] * (direction[index] - moved[index])
    }
    guard curvature > 0 else { return IterativeScores(values: solution, isConverged: false) }
    let step = square / curvature
    for index in solution.indices {
      solution[index] += step * direction[index]
      residual[index] -= step * (direction[index] - moved[index])
    }
    let next = dot(residual, residual)
    let momentum = next / square
    square = next
    for index in direction.indices {
      direction[index] = residual[index] + momentum * direction[index]
    }
  }
  return IterativeScores(values: solution, isConverged: square <= goal)
}
