package dev.hushcell.samples.crm.router.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as JDBC takes them. */
final class Moments {
  private Moments() {}

  static OffsetDateTime bound(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
