package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local times and instants of one zone, where clocks are set forward and back. */
record LocalZone(ZoneRules rules, boolean later) {

  /** The zone of a session: that of the JVM, or UTC where sessions have none. */
  static LocalZone ofSession(ValueRules rules) {
    ZoneId zone = rules.have(ValueQuirk.NO_ZONE) ? ZoneOffset.UTC : ZoneId.systemDefault();
    return new LocalZone(zone.getRules(), rules.have(ValueQuirk.INSTANTS));
  }

  /**
   * Returns the local time with its offset: in an overlap the one before the transition, in a gap
   * the one after it, with the wall-clock time left as it is. With {@code later} the other of the
   * two.
   */
  OffsetDateTime offset(LocalDateTime time) {
    ZoneOffsetTransition transition = rules.getTransition(time);
    if (transition == null) {
      return time.atOffset(rules.getOffset(time));
    }
    boolean after = transition.isGap() != later;
    return time.atOffset(after ? transition.getOffsetAfter() : transition.getOffsetBefore());
  }

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
