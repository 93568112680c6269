package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** A fault of another room. */
record FakeFault(String id, FaultKind kind) implements FaultCode {
  static Fault of(FaultKind kind, String message) {
    return new FakeFault("HC-9901", kind).fault(message);
  }
}
