package dev.hushcell.internal.cell.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local times and instants of one zone, where clocks are set forward and back as H2 does it. */
record LocalZone(ZoneRules rules) {

  static LocalZone of(ZoneId zone) {
    return new LocalZone(zone.getRules());
  }

  /** The zone of the JVM, in which an H2 session begins too. */
  static LocalZone ofJvm() {
    return of(ZoneId.systemDefault());
  }

  /**
   * Returns the local time with its offset: in an overlap the one before the transition, in a gap
   * the one after it, with the wall-clock time left as it is.
   */
  OffsetDateTime offset(LocalDateTime time) {
    ZoneOffsetTransition transition = rules.getTransition(time);
    boolean gap = transition != null && transition.isGap();
    return time.atOffset(gap ? transition.getOffsetAfter() : rules.getOffset(time));
  }

  /** Returns the local time of the instant. */
  LocalDateTime local(OffsetDateTime time) {
    Instant instant = time.toInstant();
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond(), instant.getNano(), rules.getOffset(instant));
  }

  /** Tells whether the local time of the instant is the only one that has it. */
  boolean isUnambiguous(OffsetDateTime time) {
    Instant instant = time.toInstant();
    ZoneOffsetTransition next = rules.nextTransition(instant);
    if (next == null || !next.isGap()) {
      return true;
    }
    return Duration.between(instant, next.getInstant()).compareTo(next.getDuration()) > 0;
  }
}
