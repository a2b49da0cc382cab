/// Why an explorer could not start.
public enum ExplorerError: Error, Equatable, CustomStringConvertible {
  /// Another program listens on the port.
  case portInUse(UInt16)
  /// The system's reason.
  case cannotListen(String)

  /// One sentence for the person who started it.
  public var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use; expected a free one, or no --port for any that is free"
    case .cannotListen(let reason): "the explorer can't listen on 127.0.0.1: \(reason)"
    }
  }
}
