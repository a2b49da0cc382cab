/// Why an explorer could not start.
public enum ExplorerError: Error, Equatable, CustomStringConvertible {
  /// Other programs listen on the port, and on the next ones too.
  case portInUse(UInt16)
  /// The port is not for everybody to listen on.
  case portPrivileged(UInt16)
  /// This machine has no such address.
  case noSuchAddress(String)
  /// The system's reason.
  case cannotListen(String)

  /// One sentence for the person who started it.
  public var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) and the next ones are in use; expected a free one, or 0 for any that is free"
    case .portPrivileged(let port):
      "port \(port) is not for every user to listen on; expected one from 1024, or 0 for any that is free"
    case .noSuchAddress(let host):
      "this machine has no address '\(host)'; expected one of its own, such as 127.0.0.1"
    case .cannotListen(let reason): "the explorer can't listen: \(reason)"
    }
  }
}
