package dev.hushcell.internal.dryrun;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** Why a dry run is not possible; HC-1050 to HC-1059. */
public enum DryRunFault implements FaultCode {
  /** Something in the database is protected already. */
  ACTIVATED(1050),
  /** Something that needs protection or keys was asked for in a dry run. */
  NOTHING_PROTECTED(1051);

  private final String id;

  DryRunFault(int number) {
    this.id = "HC-" + number;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SETUP;
  }
}
