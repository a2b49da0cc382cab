extension HistoricalDate {
  /// The date that an EDTF text writes.
  ///
  /// - Throws: ``DateError`` where the text is not a valid EDTF date or set; an interval is none.
  /// - Complexity: O(bytes).
  public init(_ text: String) throws(DateError) {
    self = try DateParser.run(text) { span throws(DateParser.Failure) in
      try DateParser.date(from: span)
    }
  }

  /// The date that an EDTF text writes, given as bytes of UTF-8. As ``init(_:)-(String)``, without a string.
  ///
  /// - Throws: ``DateError``, as ``init(_:)-(String)``; bytes that are no UTF-8 are no date.
  /// - Complexity: O(bytes).
  public init(utf8 text: Span<UInt8>) throws(DateError) {
    do {
      self = try DateParser.date(from: text)
    } catch {
      throw DateError(failure: error, in: text)
    }
  }
}

extension Period {
  /// The period that an EDTF text writes: a date, a set or an interval.
  ///
  /// - Throws: ``DateError`` where the text is not valid EDTF, or where an interval's end is
  ///   certainly before its start (``DateError/Kind/endBeforeStart``).
  /// - Complexity: O(bytes); nothing is allocated except for sets and times of day.
  public init(_ text: String) throws(DateError) {
    self = try DateParser.run(text) { span throws(DateParser.Failure) in
      try DateParser.period(from: span)
    }
  }

  /// The period that an EDTF text writes, given as bytes of UTF-8. As ``init(_:)``, without a
  /// string.
  ///
  /// - Throws: ``DateError``, as ``init(_:)``; bytes that are no UTF-8 are no period.
  /// - Complexity: O(bytes).
  public init(utf8 text: Span<UInt8>) throws(DateError) {
    do {
      self = try DateParser.period(from: text)
    } catch {
      throw DateError(failure: error, in: text)
    }
  }
}

extension DateParser {
  /// What a function makes of a text's bytes.
  static func withBytes<Value>(
    text: String, _ body: (Span<UInt8>) throws(DateError) -> Value
  ) throws(DateError) -> Value {
    var text = text
    let result: Result<Value, DateError> = text.withUTF8 { bytes in
      do throws(DateError) {
        return .success(try body(unsafe bytes.span))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  fileprivate static func run<Value>(
    _ text: String, _ parse: (Span<UInt8>) throws(Failure) -> Value
  ) throws(DateError) -> Value {
    var text = text
    let result: Result<Value, Failure> = text.withUTF8 { bytes in
      do throws(Failure) {
        return .success(try parse(unsafe bytes.span))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let failure): throw DateError(failure: failure, in: text)
    }
  }
}

extension DateError {
  fileprivate init(failure: DateParser.Failure, in text: Span<UInt8>) {
    let bytes = (0..<text.count).map { text[$0] }
    self.init(failure: failure, in: String(decoding: bytes, as: UTF8.self))
  }

  fileprivate init(failure: DateParser.Failure, in text: String) {
    self.init(
      kind: failure.kind, text: text, offset: failure.offset, expected: failure.expected)
  }
}
