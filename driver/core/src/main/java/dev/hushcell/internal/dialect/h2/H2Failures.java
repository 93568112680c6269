package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.Failures;
import java.util.Map;
import java.util.Set;

/** What the failures of H2 mean. */
final class H2Failures implements Failures {
  private static final Map<Meaning, Set<Object>> CODES =
      Map.of(
          // Table exists, lock timeout, concurrent change, a database that another process is just
          // opening or closing, or that another session has for itself for a moment; and what is
          // torn.
          Meaning.RACE,
          Set.of("42S01", "HYT00", "90131", "90045", "90020", "90098", "90135", 50000),
          // A cancelled statement, a broken connection, a closed database or session, and one that
          // closes.
          Meaning.INTERRUPTED,
          Set.of("57014", "90067", "90098", "90121", "90007"),
          Meaning.MISSING_RIGHT,
          Set.of("90096"),
          Meaning.READ_ONLY,
          Set.of("90097"),
          // Table, index, view or column not found: while a type is changed others do not find
          // them.
          Meaning.MOMENTARY,
          Set.of("42S02", "42S03", "42S04", "42S22"),
          // A general error: two sessions meet in H2's own internals, one of which alters a table.
          Meaning.TORN,
          Set.of(50000),
          // A job of ours, or an administrator, has the database alone: SET EXCLUSIVE.
          Meaning.SHUT,
          Set.of("90135"),
          // The same as above, and a CHECK that was violated.
          Meaning.CHANGE,
          Set.of("42S02", "42S03", "42S04", "42S22", "23513"));

  @Override
  public Map<Meaning, Set<Object>> codes() {
    return CODES;
  }
}
