import LongWork

/// The inverse of the tight rows restricted to the basic columns, kept up to date pivot by pivot.
extension CycleCover {
  /// What one more of a column takes from each basic column to keep the tight rows tight, negated:
  /// the inverse times the column, times −1.
  func negatedDirection(of column: Int) -> [Double] {
    let count = basic.count
    var result = [Double](repeating: 0, count: count)
    for (index, row) in tight.enumerated() {
      guard columns(ofRow: Int(row)).contains(where: { rowColumns[$0] == Int32(column) })
      else { continue }
      for other in 0..<count { result[other] -= inverse[other * stride + index] }
    }
    return result
  }

  /// A row becomes tight, a column basic.
  mutating func grow(
    row: Int, column: Int, along: [Double], rho: [Double], pivotEntry: Double
  ) {
    let count = basic.count
    reserve(count + 1)
    let factor = 1 / pivotEntry
    addProduct(along.map { -$0 * factor }, rho, skipping: -1)
    for other in 0..<count {
      inverse[other * stride + count] = along[other] * factor
      inverse[count * stride + other] = -rho[other] * factor
    }
    inverse[count * stride + count] = factor
    indexOfColumn[column] = Int32(count)
    basic.append(Int32(column))
    indexOfRow[row] = Int32(count)
    tight.append(Int32(row))
  }

  /// A row becomes tight in place of another.
  mutating func replaceRow(at index: Int, by row: Int, rho: [Double]) {
    let count = basic.count
    let factor = 1 / rho[index]
    var scaled = [Double](repeating: 0, count: count)
    for other in 0..<count { scaled[other] = inverse[other * stride + index] * factor }
    var change = rho
    change[index] = 0
    addProduct(scaled.map { -$0 }, change, skipping: -1)
    for other in 0..<count { inverse[other * stride + index] = scaled[other] }
    release(row: tight[index])
    tight[index] = Int32(row)
    indexOfRow[row] = Int32(index)
  }

  /// A column becomes basic in place of another.
  mutating func replaceColumn(at index: Int, by column: Int, along: [Double]) {
    let count = basic.count
    let own = index * stride
    let factor = -1 / along[index]
    var row = [Double](repeating: 0, count: count)
    for other in 0..<count {
      inverse[own + other] *= factor
      row[other] = inverse[own + other]
    }
    addProduct(along, row, skipping: index)
    basic[index] = Int32(column)
    indexOfColumn[column] = Int32(index)
  }

  /// A row is tight no longer, a column basic no longer.
  mutating func shrink(columnIndex: Int, rowIndex: Int) {
    let count = basic.count
    let own = columnIndex * stride
    let factor = -1 / inverse[own + rowIndex]
    var scaled = [Double](repeating: 0, count: count)
    for other in 0..<count { scaled[other] = inverse[other * stride + rowIndex] * factor }
    addProduct(scaled, Array(inverse[own..<own + count]), skipping: columnIndex)
    // The last of each takes the place of what goes.
    let last = count - 1
    if columnIndex != last {
      for row in 0..<count { inverse[own + row] = inverse[last * stride + row] }
      basic[columnIndex] = basic[last]
      indexOfColumn[Int(basic[columnIndex])] = Int32(columnIndex)
    }
    release(row: tight[rowIndex])
    if rowIndex != last {
      for other in 0..<last { inverse[other * stride + rowIndex] = inverse[other * stride + last] }
      tight[rowIndex] = tight[last]
      indexOfRow[Int(tight[rowIndex])] = Int32(rowIndex)
    }
    basic.removeLast()
    tight.removeLast()
  }

  private mutating func release(row: Int32) {
    indexOfRow[Int(row)] = -1
    age[Int(row)] = 0
  }

  /// Adds left · rightᵀ to the inverse, but for one row.
  private mutating func addProduct(_ left: [Double], _ right: [Double], skipping: Int) {
    let indices = right.indices.filter { abs(right[$0]) > 1e-14 }
    let isSparse = indices.count * 3 < right.count
    for row in left.indices where abs(left[row]) > 1e-14 && row != skipping {
      let start = row * stride
      let scale = left[row]
      if isSparse {
        for index in indices { inverse[start + index] += scale * right[index] }
        work += 2 * indices.count
      } else {
        for index in right.indices { inverse[start + index] += scale * right[index] }
        work += right.count
      }
    }
    work += left.count
  }

  private mutating func reserve(_ size: Int) {
    guard size > stride else { return }
    let wider = max(16, size + size / 2)
    var larger = [Double](repeating: 0, count: wider * wider)
    for row in basic.indices {
      for column in basic.indices { larger[row * wider + column] = inverse[row * stride + column] }
    }
    inverse = larger
    stride = wider
  }

  /// Computes the inverse afresh, by Gauss and Jordan with row pivoting.
  mutating func invert() {
    let count = basic.count
    var matrix = [Double](repeating: 0, count: count * count)
    for (index, row) in tight.enumerated() {
      for slot in columns(ofRow: Int(row)) {
        let column = Int(indexOfColumn[Int(rowColumns[slot])])
        if column >= 0 { matrix[index * count + column] = 1 }
      }
    }
    var result = [Double](repeating: 0, count: count * count)
    for index in 0..<count { result[index * count + index] = 1 }
    for step in 0..<count {
      if progress.isCancelled { return restart() }
      var best = step
      for row in step..<count
      where abs(matrix[row * count + step]) > abs(matrix[best * count + step]) { best = row }
      if best != step {
        for column in 0..<count {
          matrix.swapAt(best * count + column, step * count + column)
          result.swapAt(best * count + column, step * count + column)
        }
      }
      let pivot = matrix[step * count + step]
      guard abs(pivot) > 1e-9 else { return restart() }
      let factor = 1 / pivot
      for column in 0..<count {
        matrix[step * count + column] *= factor
        result[step * count + column] *= factor
      }
      for row in 0..<count where row != step && matrix[row * count + step] != 0 {
        let scale = matrix[row * count + step]
        for column in 0..<count {
          matrix[row * count + column] -= scale * matrix[step * count + column]
          result[row * count + column] -= scale * result[step * count + column]
        }
      }
      work += 2 * count * count
    }
    for row in 0..<count {
      for column in 0..<count { inverse[row * stride + column] = result[row * count + column] }
    }
  }

  /// Begins again from the empty basis, which is always dual feasible.
  private mutating func restart() {
    for column in basic { indexOfColumn[Int(column)] = -1 }
    for row in tight { indexOfRow[Int(row)] = -1 }
    basic = []
    tight = []
  }
}
