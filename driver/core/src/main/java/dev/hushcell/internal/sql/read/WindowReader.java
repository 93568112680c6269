package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.Window;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads windows and their frames. */
final class WindowReader extends PartReader {
  WindowReader(Readers readers) {
    super(readers);
  }

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
    List<Expression> bounds = new ArrayList<>();
    String frame = cursor.isAny("ROWS", "RANGE", "GROUPS") ? frame(bounds) : "";
    cursor.expect(")");
    cursor.higher();
    return new Window(cursor.place(begin), base, partition, order, frame, List.copyOf(bounds));
  }

  private String frame(List<Expression> bounds) {
    StringBuilder frame = new StringBuilder(String.valueOf(cursor.word()));
    cursor.take();
    if (cursor.accept("BETWEEN")) {
      frame.append(" BETWEEN");
      bound(frame, bounds);
      cursor.expect("AND");
      frame.append(" AND");
    }
    bound(frame, bounds);
    if (cursor.accept("EXCLUDE")) {
      frame.append(" EXCLUDE");
      while (cursor.isAny("CURRENT", "ROW", "GROUP", "TIES", "NO", "OTHERS")) {
        frame.append(' ').append(cursor.word());
        cursor.take();
      }
    }
    return frame.toString();
  }

  private void bound(StringBuilder frame, List<Expression> bounds) {
    if (cursor.accept("CURRENT", "ROW")) {
      frame.append(" CURRENT ROW");
      return;
    }
    if (cursor.accept("UNBOUNDED")) {
      frame.append(" UNBOUNDED");
    } else {
      bounds.add(readers.expressions.expression(readers.expressions.valueLevel()));
    }
    frame.append(' ').append(cursor.expectAny("PRECEDING", "FOLLOWING"));
  }
}
