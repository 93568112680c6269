package dev.hushcell.samples.crm.forms;

import java.util.UUID;

/** What a page puts into the field {@code once} of each of its forms that make something. */
public final class FreshTokens {
  /** Returns a token that was never used. */
  public String fresh() {
    return UUID.randomUUID().toString();
  }
}
