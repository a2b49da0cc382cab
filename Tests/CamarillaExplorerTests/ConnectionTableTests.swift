import Synchronization
import Testing

@testable import CamarillaExplorer

@Suite struct ConnectionTableTests {
  @Test func whoHasWaitedLongestMakesRoom() {
    let table = ConnectionTable()
    let ended = Mutex<[Int]>([])
    let ids = (0..<4).map { _ in table.open() }
    for id in ids { table.set(cancel: { ended.withLock { $0.append(id) } }, of: id) }
    // The first works; the second has asked once more, and so waits for the shortest time.
    table.set(isWaiting: false, of: ids[0])
    table.set(isWaiting: false, of: ids[1])
    table.set(isWaiting: true, of: ids[1])
    var count = 0
    while table.endLongestWaiting() { count += 1 }
    #expect(count == 3)
    #expect(ended.withLock { $0 } == [ids[2], ids[3], ids[1]])
    #expect(table.count == 4)
    // Those that were ended are about to go.
    #expect(table.lastingCount == 1)
    for id in ids { table.close(id) }
    #expect(table.count == 0)
  }

  @Test func whoIsEndedBeforeItBeginsEndsAtOnce() {
    let table = ConnectionTable()
    let id = table.open()
    #expect(table.endLongestWaiting())
    let isEnded = Mutex(false)
    table.set(cancel: { isEnded.withLock { $0 = true } }, of: id)
    #expect(isEnded.withLock { $0 })
  }
}
