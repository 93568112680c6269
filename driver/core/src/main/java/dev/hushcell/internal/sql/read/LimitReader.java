package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Clause.Limit;
import dev.hushcell.internal.sql.tree.Clause.Lock;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how many rows there are, and which are locked. */
record LimitReader(Readers readers, Cursor cursor) {
  /** Reads LIMIT, OFFSET and FETCH in any order, once each. */
  Optional<Limit> limit() {
    if (!isLimit()) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    Optional<Expression> offset = Optional.empty();
    Optional<Expression> count = Optional.empty();
    boolean counted = false;
    String words = "";
    while (isLimit()) {
      if (cursor.is("OFFSET") && offset.isEmpty()) {
        cursor.take();
        offset = Optional.of(readers.expression());
        cursor.acceptAny("ROW", "ROWS");
      } else if (cursor.is("FETCH") && !counted) {
        cursor.take(2);
        count =
            cursor.isAny("ROW", "ROWS")
                ? Optional.empty()
                : Optional.of(readers.expressions.value());
        words = rows();
        counted = true;
      } else if (cursor.is("LIMIT") && !counted) {
        cursor.take();
        counted = true;
        count = cursor.accept("ALL") ? Optional.empty() : Optional.of(readers.expression());
        if (readers.has(Feature.LIMIT_PAIR) && offset.isEmpty() && cursor.accept(",")) {
          offset = count;
          count = Optional.of(readers.expression());
        }
      } else {
        throw cursor.stop("LIMIT, OFFSET or FETCH once");
      }
    }
    return Optional.of(new Limit(cursor.place(begin), offset, count, words));
  }

  private boolean isLimit() {
    return (cursor.is("LIMIT") && readers.has(Feature.LIMIT))
        || cursor.is("OFFSET")
        || (cursor.is("FETCH") && (cursor.is(1, "FIRST") || cursor.is(1, "NEXT")));
  }

  private String rows() {
    String words = cursor.accept("PERCENT") ? "PERCENT " : "";
    if (cursor.acceptAny("ROW", "ROWS") == null) {
      throw cursor.stop("ROWS");
    }
    if (cursor.accept("WITH", "TIES")) {
      return words + "WITH TIES";
    }
    cursor.expect("ONLY");
    return words + "ONLY";
  }

  /** Reads what is locked, as often as it is said. */
  List<Lock> locks() {
    if (!cursor.is("FOR") && !cursor.is("LOCK") && !cursor.is("WITH")) {
      return List.of();
    }
    List<Lock> locks = new ArrayList<>();
    while (isLock()) {
      locks.add(lock());
    }
    return List.copyOf(locks);
  }

  private boolean isLock() {
    boolean strength =
        cursor.is(1, "UPDATE")
            || cursor.is(1, "SHARE")
            || cursor.is(1, "NO")
            || cursor.is(1, "KEY");
    return (cursor.is("FOR") && strength) || cursor.are("LOCK", "IN", "SHARE");
  }

  private Lock lock() {
    Cursor.Begin begin = cursor.begin();
    boolean old = cursor.is("LOCK");
    cursor.take();
    if (old) {
      cursor.take(2);
      cursor.expect("MODE");
    } else {
      cursor.accept("NO");
      cursor.accept("KEY");
      cursor.expectAny("UPDATE", "SHARE");
    }
    List<Identifier> tables =
        cursor.accept("OF")
            ? readers.list(() -> cursor.identifier("the name of a table"))
            : List.of();
    Optional<Expression> seconds = Optional.empty();
    StringBuilder words = new StringBuilder(readers.clauses.words(begin.at()));
    if (cursor.accept("WAIT")) {
      words.append(" WAIT");
      seconds = Optional.of(readers.operands.operand());
    } else if (cursor.accept("NOWAIT")) {
      words.append(" NOWAIT");
    } else if (cursor.accept("SKIP", "LOCKED")) {
      words.append(" SKIP LOCKED");
    }
    return new Lock(cursor.place(begin), words.toString(), tables, seconds);
  }
}
