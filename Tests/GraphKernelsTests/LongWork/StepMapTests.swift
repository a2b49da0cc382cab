import Foundation
import GraphKernels
import LongWork
import Synchronization
import Testing

/// Analyses of several elements, side by side.
@Suite struct StepMapTests {
  @Test(arguments: [1, 4]) func answersComeInOrder(threads: Int) {
    let step = WorkStep(name: "squares", of: 100)
    let squares: [Int] = step.map(0..<100, threads: threads) { $0 * $0 }
    #expect(squares.enumerated().allSatisfy { $0 * $0 == $1 } && squares.count == 100)
    #expect(step.map(0..<0, threads: threads) { $0 } == [])
  }

  /// Nothing is asked of what nobody waits for, and there are as many answers as ever.
  @Test(arguments: [1, 4]) func cancelledWorkTakesOneMore(threads: Int) {
    let cancellation = Cancellation()
    let asked = Mutex<Set<Int>>([])
    let answers = WorkMonitor(cancellation: cancellation).perform {
      WorkStep(name: "numbers", of: 1_000).map(0..<1_000, threads: threads) { number in
        asked.withLock { _ = $0.insert(number) }
        if number == 10 { cancellation.cancel() }
        // Threads that are ahead of that one wait for it.
        while number > 10, !cancellation.isCancelled { usleep(100) }
        return number
      }
    }
    #expect(answers.count == 1_000)
    #expect(Array(answers[...10]) == Array(0...10))
    let last = asked.withLock { $0.max() } ?? -1
    #expect(last <= 10 + threads)
    #expect(answers[last...].allSatisfy { $0 == last })
  }

  @Test func workThatIsCancelledFromTheStartHasAnAnswer() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let asked = Mutex(0)
    let answers = WorkMonitor(cancellation: cancellation).perform {
      WorkStep(name: "numbers", of: 5).map(0..<5, threads: 1) { number in
        asked.withLock { $0 += 1 }
        return number
      }
    }
    #expect(answers == [0, 0, 0, 0, 0])
    #expect(asked.withLock { $0 } == 1)
  }
}
