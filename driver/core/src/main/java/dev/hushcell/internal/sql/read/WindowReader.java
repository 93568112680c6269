package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.Window;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads windows and their frames. */
record WindowReader(Readers readers, Cursor cursor) {
  /** Reads a window in parentheses. */
  Window window() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    cursor.expect("(");
    Optional<Identifier> base =
        cursor.isName(0) && !cursor.isAny("PARTITION", "ORDER", "ROWS", "RANGE", "GROUPS")
            ? Optional.of(cursor.identifier("the name of a window"))
            : Optional.empty();
    List<Expression> partition =
        cursor.accept("PARTITION", "BY") ? readers.expressionList() : List.of();
    Optional<OrderBy> order = readers.clauses.orderBy();
    List<Expression> bounds = frame();
    cursor.expect(")");
    cursor.higher();
    return new Window(cursor.place(begin), base, partition, order, bounds);
  }

  /** Reads a frame, if there is one, and returns the values in its bounds. */
  private List<Expression> frame() {
    if (cursor.acceptAny("ROWS", "RANGE", "GROUPS") == null) {
      return List.of();
    }
    List<Expression> bounds = new ArrayList<>();
    if (cursor.accept("BETWEEN")) {
      bound(bounds);
      cursor.expect("AND");
    }
    bound(bounds);
    if (cursor.accept("EXCLUDE")) {
      while (cursor.isAny("CURRENT", "ROW", "GROUP", "TIES", "NO", "OTHERS")) {
        cursor.take();
      }
    }
    return List.copyOf(bounds);
  }

  private void bound(List<Expression> bounds) {
    if (cursor.accept("CURRENT", "ROW")) {
      return;
    }
    if (!cursor.accept("UNBOUNDED")) {
      bounds.add(readers.expressions.value());
    }
    cursor.expectAny("PRECEDING", "FOLLOWING");
  }
}
