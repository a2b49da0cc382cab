import Dispatch
import LongWork
import Testing

@Suite struct WorkMonitorTests {
  @Test func nobodyWaitsOutsideOfWork() {
    let step = WorkStep(name: "anything", of: 4)
    step.advance()
    #expect(!step.isWatched)
    #expect(!step.isCancelled)
  }

  @Test func fractionsCountUnits() async {
    let monitor = WorkMonitor()
    #expect(monitor.reading == WorkMonitor.Reading(step: "", fraction: nil))
    monitor.perform {
      let step = WorkStep(name: "counting", of: 4)
      #expect(monitor.reading == WorkMonitor.Reading(step: "counting", fraction: 0))
      step.advance()
      #expect(monitor.reading.fraction == 0.25)
      step.advance(by: 2)
      #expect(monitor.reading.fraction == 0.75)
      // More than was announced is no more than everything.
      step.advance(by: 9)
      #expect(monitor.reading.fraction == 1)
    }
  }

  @Test func partsShareTheWhole() async {
    let monitor = WorkMonitor(parts: 2)
    monitor.perform {
      WorkStep(name: "first", of: 2).advance()
      #expect(monitor.reading.fraction == 0.25)
      WorkPlan.run([1, 3]) {
        let light = WorkStep(name: "light", of: 1)
        #expect(monitor.reading.fraction == 0.5)
        light.advance()
        #expect(monitor.reading.fraction == 0.625)
        WorkStep(name: "heavy", of: 3).advance()
        #expect(monitor.reading.fraction == 0.75)
        // One that was not planned.
        WorkStep(name: "more", of: 3).advance()
        #expect(monitor.reading == WorkMonitor.Reading(step: "more", fraction: nil))
      }
      WorkStep(name: "too many", of: 2).advance()
      #expect(monitor.reading.fraction == nil)
      WorkPlan.run([1]) {
        WorkStep(name: "below too many", of: 2).advance()
        #expect(monitor.reading.fraction == nil)
      }
    }
  }

  /// Analyses that are units of a step, on threads that the task doesn't know of.
  @Test(arguments: [1, 3]) func aStepsUnitsMayBeWholeAnalyses(threads: Int) async {
    let monitor = WorkMonitor()
    monitor.perform {
      let step = WorkStep(name: "years", of: 8)
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        step.unit {
          let inner = WorkStep(name: "inside", of: 2)
          inner.advance()
          #expect(!inner.isWatched && !inner.isCancelled)
          WorkPlan.run([1, 1]) { WorkStep(name: "planned").advance() }
        }
      }
      #expect(
        monitor.reading
          == WorkMonitor.Reading(step: "years", fraction: Double(threads) / 8))
      monitor.cancel()
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        step.unit { #expect(WorkStep(name: "inside").isCancelled) }
      }
      #expect(WorkStep(name: "next").isWatched)
    }
    WorkStep(name: "without a monitor").unit { #expect(!WorkStep(name: "inside").isCancelled) }
  }

  @Test func aStepOfUnknownLengthHasNoFraction() async {
    let monitor = WorkMonitor()
    monitor.perform {
      WorkStep(name: "iterating").advance()
      #expect(monitor.reading == WorkMonitor.Reading(step: "iterating", fraction: nil))
    }
  }

  @Test func cancellationReachesSteps() async {
    let monitor = WorkMonitor()
    monitor.perform {
      let step = WorkStep(name: "anything")
      #expect(!step.isCancelled)
      monitor.cancel()
      #expect(step.isCancelled)
    }
    #expect(!WorkStep(name: "afterwards").isWatched)
  }

  @Test func tasksThatTheWorkMakesAreNotPartOfIt() async {
    let monitor = WorkMonitor()
    let isWatched = monitor.perform { Task { WorkStep(name: "another's").isWatched } }
    #expect(await isWatched.value == false)
  }

  @Test func innerWorkIsItsOwn() async {
    let outer = WorkMonitor()
    let inner = WorkMonitor()
    outer.perform {
      inner.perform { inner.cancel() }
      #expect(!WorkStep(name: "outer").isCancelled)
      #expect(outer.reading.step == "outer")
    }
  }
}
