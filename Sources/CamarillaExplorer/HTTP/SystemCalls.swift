#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Sends no more through a socket, which may still receive.
func shutdownWriting(_ descriptor: Int32) {
  #if canImport(Glibc)
    shutdown(descriptor, Int32(SHUT_WR))
  #else
    shutdown(descriptor, SHUT_WR)
  #endif
}

/// Whether the other end of a socket has said that it takes nothing any more.
func isBroken(_ descriptor: Int32) -> Bool {
  var error: Int32 = 0
  var size = socklen_t(MemoryLayout<Int32>.size)
  let code = unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size)
  return code != 0 || error != 0
}

/// The seconds since 1970.
func secondsSince1970() -> Int { time(nil) }

/// Whether the system has no more files or memory to give, which may pass.
func isShortage(_ errorNumber: Int32) -> Bool {
  [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errorNumber)
}

/// Whether an error says of a client that came and went, and nothing of the server.
func isOfClient(_ errorNumber: Int32) -> Bool {
  [ECONNABORTED, ECONNRESET, EINTR, EPERM, EPROTO].contains(errorNumber)
}

/// Whether an address is another's, or none of this machine's, or not for everybody.
func portFault(_ errorNumber: Int32) -> (isInUse: Bool, isPrivileged: Bool, isNoAddress: Bool) {
  (errorNumber == EADDRINUSE, errorNumber == EACCES, errorNumber == EADDRNOTAVAIL)
}

/// How many processors there are to work with.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
