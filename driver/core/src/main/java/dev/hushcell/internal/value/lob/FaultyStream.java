package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.fault.Fault;
import java.io.IOException;

/** The fault of a value that is read or written as a stream. */
public final class FaultyStream extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public FaultyStream(Fault fault) {
    super(fault.getMessage(), fault.getCause());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
