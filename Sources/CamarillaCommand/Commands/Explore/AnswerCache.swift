import CamarillaExplorer

/// Answers that were given lately, so that what is asked again, or at once by two windows, is worked out once.
actor AnswerCache {
  struct Key: Hashable, Sendable {
    /// Which version of the chronicle is asked.
    var tag: String
    var name: String
    var items: [[String]]
  }

  /// The bytes that are kept at most: a few hundred years of some dozens of figures, or three of thousands.
  private static let mostBytes = 64_000_000

  private var answers: [Key: ExplorerAnswer] = [:]
  /// The keys of the answers, those asked for last at the end.
  private var order: [Key] = []
  private var bytes = 0
  /// Who waits for an answer that somebody else's question is already worked on.
  private var waiting: [Key: [CheckedContinuation<ExplorerAnswer?, Never>]] = [:]

  /// The answer of a key, which is worked out unless it is known. What has no tag is not kept.
  func answer(
    of key: Key, workingOut work: @Sendable () async -> ExplorerAnswer
  ) async -> ExplorerAnswer {
    while true {
      if let known = answers[key] {
        order.removeAll { $0 == key }
        order.append(key)
        return known
      }
      guard waiting[key] != nil else { break }
      let answer = await withCheckedContinuation { waiting[key, default: []].append($0) }
      if let answer { return answer }
    }
    waiting[key] = []
    let answer = await work()
    keep(answer, of: key)
    // Why there is none may lie in that question, whose client may have gone away: the others ask for themselves.
    for continuation in waiting.removeValue(forKey: key) ?? [] {
      continuation.resume(returning: answer.status == .ok ? answer : nil)
    }
    return answer
  }

  private func keep(_ answer: ExplorerAnswer, of key: Key) {
    guard answer.status == .ok, answer.tag != nil, answer.body.count <= Self.mostBytes / 4 else {
      return
    }
    answers[key] = answer
    order.append(key)
    bytes += answer.body.count
    while bytes > Self.mostBytes, let oldest = order.first {
      order.removeFirst()
      bytes -= answers.removeValue(forKey: oldest)?.body.count ?? 0
    }
  }
}
