/// What a request is answered with.
struct HTTPResponse: Equatable, Sendable {
  struct Field: Equatable, Sendable {
    var name: String
    /// ASCII alone.
    var value: String
  }

  var status: HTTPStatus
  var fields: [Field] = []
  var body: [UInt8] = []

  /// The value of a field, of which there is one.
  subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { fields.append(Field(name: name, value: newValue)) }
    }
  }

  /// What goes to the client.
  ///
  /// - Parameters:
  ///   - isClosing: whether the connection ends behind it.
  ///   - hasBody: whether the body follows; it does not for `HEAD`.
  ///   - time: the seconds since 1970.
  func bytes(isClosing: Bool, hasBody: Bool, time: Int) -> [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    for field in fields { head += "\(field.name): \(field.value)\r\n" }
    head += "Date: \(HTTPDate(time: time))\r\n"
    if status != .notModified { head += "Content-Length: \(body.count)\r\n" }
    if isClosing { head += "Connection: close\r\n" }
    return Array((head + "\r\n").utf8) + (hasBody ? body : [])
  }
}

/// A time as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT`, whatever the machine's language.
struct HTTPDate: CustomStringConvertible {
  /// The seconds since 1970, at least 0.
  let time: Int

  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  var description: String {
    let (day, second) = (time / 86_400, time % 86_400)
    // Years that begin in March have their leap day at the end; 719,468 days before 1970 lies 1 March 0.
    let (era, ofEra) = ((day + 719_468) / 146_097, (day + 719_468) % 146_097)
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    let ofMonth = ofYear - (153 * fromMarch + 2) / 5 + 1
    let month = (fromMarch + 2) % 12
    let fullYear = year + era * 400 + (month < 2 ? 1 : 0)
    return "\(Self.days[day % 7]), \(two(ofMonth)) \(Self.months[month]) \(fullYear)"
      + " \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) GMT"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
