/// How much of everything a client may ask for, so that one that asks for too much does not stop the page.
struct ExplorerLimits: Sendable {
  /// The bytes of a request's first line.
  var requestLine = 8 << 10
  /// The bytes of all lines before the body.
  var head = 16 << 10
  /// The fields of a head.
  var headerFields = 100
  /// The bytes of a body.
  var body = 1 << 20
  /// Connections at once. One more ends the one that has waited longest for its client.
  var connections = 128
  /// In which a client has to send a head, once it is connected.
  var headTime = Duration.seconds(10)
  /// In which it has to send a body.
  var bodyTime = Duration.seconds(30)
  /// In which it has to take 64 KiB of an answer.
  var writingTime = Duration.seconds(30)
  /// How long a connection stays open between two requests.
  var idleTime = Duration.seconds(30)
  /// Questions that are worked on at once, beside those that take long.
  var questions = processorCount
  /// After how long a question takes long, and keeps no others waiting any more.
  var questionTime = Duration.seconds(1)
  /// Questions that take long and go on, at once.
  var longQuestions = max(4, processorCount)
  /// Questions that wait to be worked on.
  var waitingQuestions = 64

  /// A queue of questions.
  func queue() -> QuestionQueue {
    QuestionQueue(
      atOnce: questions, mostLong: longQuestions, mostWaiting: waitingQuestions,
      patience: questionTime)
  }
}
