package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;

/** Makes faults of what ciphers throw. */
final class CipherFailure {
  private CipherFailure() {}

  /** The module throws subclasses of Error too; only the virtual machine's own pass unchanged. */
  static Fault of(String what, DataKey key, Throwable cause) {
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    if (cause instanceof Fault fault) {
      return fault;
    }
    return CellFault.CIPHER_FAILED.fault(
        "The FIPS module failed while "
            + what
            + " a cell under data key "
            + key.name()
            + "; nothing was stored or returned. Try again; if it stays, restart the application"
            + " and look at the module's status",
        cause);
  }
}
