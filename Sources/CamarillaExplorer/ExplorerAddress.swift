internal import FlyingSocks

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where an explorer listens: an address of this machine in numbers, and a port.
public struct ExplorerAddress: Equatable, Sendable {
  /// Such as `127.0.0.1` or `::1`.
  public let host: String
  /// The port; 0 for any that is free, until the explorer listens.
  public var port: UInt16

  /// Where any port will do, the one to try first, and then those behind it; 0 for none in particular.
  public var firstPort: UInt16 = 0

  /// Any free port of the loopback interface, which this machine alone reaches.
  public static let local = ExplorerAddress(numbers: loopback, port: 0)

  private static let loopback = "127.0.0.1"

  private init(numbers host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// An address in numbers, or `localhost`; nil for what is none.
  public init?(host: String, port: UInt16) {
    let host = host.lowercased() == "localhost" ? Self.loopback : host
    let isIP4 = (try? sockaddr_in.inet(ip4: host, port: 0)) != nil
    guard isIP4 || (try? sockaddr_in6.inet6(ip6: host, port: 0)) != nil else { return nil }
    self.host = host
    self.port = port
  }

  /// Whether this machine alone reaches it.
  public var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

  /// Whether it stands for all addresses of this machine.
  /// Whether it stands for every address of the machine.
  package var isEveryAddress: Bool { host == "0.0.0.0" || host == "::" }

  /// The host as addresses of pages have it. A browser can't ask for all addresses at once.
  private var urlHost: String {
    if isEveryAddress { return Self.loopback }
    return host.contains(":") ? "[\(host)]" : host
  }

  /// The address of the page.
  var url: String { "http://\(urlHost):\(port)/" }

  /// The hosts under which requests may ask for it.
  var hosts: ExplorerGate.Hosts {
    if isEveryAddress { return .anyAddress }
    return .named(isLoopback ? [urlHost, "localhost"] : [urlHost.lowercased()])
  }

  /// The system's form of it.
  func socketAddress() throws -> any SocketAddress {
    host.contains(":")
      ? try sockaddr_in6.inet6(ip6: host, port: port) : try sockaddr_in.inet(ip4: host, port: port)
  }
}
