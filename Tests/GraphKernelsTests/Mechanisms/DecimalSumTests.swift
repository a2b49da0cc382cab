import GraphKernels
import TestSupport
import Testing

/// Sums and products against whole numbers of the finest decimal place.
@Suite struct DecimalSumTests {
  /// A number of so many hundredths, as a table has it.
  private func hundredths(_ count: Int) -> Double { Double(count) / 100 }

  @Test func aSumIsWhatAReaderExpects() {
    #expect(DecimalSum(of: [1, -0.8]).value == 0.2)
    #expect(DecimalSum(of: [0.1, 0.2]).value == 0.3)
    #expect(DecimalSum(of: [0.3, -0.1, -0.2]).value == 0)
    #expect(DecimalSum(of: [-0.3, 0.1, 0.2]).value.sign == .plus)
    #expect(DecimalSum().value == 0)
    #expect(0.1.decimalProduct(3) == 0.3)
    #expect(0.7.complement == 0.3)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func decimalsAddUpInAnyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let counts = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
      Int.random(in: -5000...5000, using: &generator)
    }
    let expected = hundredths(counts.reduce(0, +))
    #expect(DecimalSum(of: counts.map(hundredths)).value == expected)
    #expect(DecimalSum(of: counts.shuffled(using: &generator).map(hundredths)).value == expected)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func decimalsAreMultiplied(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let one = Int.random(in: -5000...5000, using: &generator)
    let other = Int.random(in: -5000...5000, using: &generator)
    let expected: Double = Double(one * other) / 10_000
    #expect(hundredths(one).decimalProduct(hundredths(other)) == expected)
  }

  /// What no short decimal stands for is added up as it is.
  @Test func otherNumbersAreAddedAsTheyAre() {
    let (one, two, three) = (1.0 / 3, 1.0 / 7, -2.0 / 11)
    let sum: Double = one + two + three
    let product: Double = one * two
    #expect(DecimalSum(of: [one, two, three]).value == sum)
    #expect(DecimalSum(of: [0.1, 1e-20]).value == 0.1)
    #expect(one.decimalProduct(two) == product)
  }

  @Test func noSumLeavesTheRangeOfNumbers() {
    let greatest = Double.greatestFiniteMagnitude
    #expect(DecimalSum(of: [greatest, greatest]).value == greatest)
    #expect(DecimalSum(of: [-greatest, -greatest]).value == -greatest)
    #expect(DecimalSum(of: [1e300, 0.1]).value == 1e300)
  }
}
