package dev.hushcell.internal.jdbc;

import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the logical connections of one physical connection have in common. A connection that is no
 * part of a physical one has one for itself. Thread-safe.
 */
public final class PhysicalConnection {
  private final Branches branches = new Branches();
  private final Set<BoundStatement> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean watched;

  Branches branches() {
    return branches;
  }

  /** Has prepared statements be found again, from now on. */
  void watch() {
    watched = true;
  }

  void prepared(BoundStatement statement) {
    if (watched) {
      statements.add(statement);
    }
  }

  /** Finds the application's statement over one of the real driver. */
  Optional<PreparedStatement> over(@Nullable PreparedStatement inner) {
    synchronized (statements) {
      return statements.stream()
          .filter(each -> each.delegate() == inner)
          .map(PreparedStatement.class::cast)
          .findFirst();
    }
  }
}
