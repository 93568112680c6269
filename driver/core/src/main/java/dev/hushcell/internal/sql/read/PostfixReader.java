package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;

/** Reads what stands right behind an operand: a type, a subscript, a collation, a zone, a field. */
record PostfixReader(Readers readers, Cursor cursor) {
  /** Reads what stands behind an operand: a type, a subscript, a collation, a zone, a field. */
  Expression behind(Expression value, int level, Cursor.Begin begin) {
    String sign = cursor.takeWord();
    switch (sign) {
      case "::" -> {
        Part.TypeName type = readers.names.type();
        return new Computation.Cast(cursor.place(begin), "::", value, type, Optional.empty());
      }
      case "COLLATE" -> {
        List<Identifier> collation = readers.names.dotted("the name of a collation");
        return new Computation.Collate(cursor.place(begin), value, collation);
      }
      case "AT" -> {
        return atTimeZone(value, level, begin);
      }
      case "[" -> {
        return subscript(value, begin);
      }
      default -> {
        Optional<Identifier> field =
            cursor.accept("*") ? Optional.empty() : Optional.of(cursor.identifier("a field"));
        return new Computation.FieldOf(cursor.place(begin), value, field);
      }
    }
  }

  private Expression atTimeZone(Expression value, int level, Cursor.Begin begin) {
    if (cursor.accept("LOCAL")) {
      return new Computation.AtTimeZone(cursor.place(begin), value, Optional.empty());
    }
    cursor.expect("TIME");
    cursor.expect("ZONE");
    Optional<Expression> zone = Optional.of(readers.expressions.expression(level));
    return new Computation.AtTimeZone(cursor.place(begin), value, zone);
  }

  private Expression subscript(Expression value, Cursor.Begin begin) {
    Optional<Expression> from =
        cursor.isAny(":", "]") ? Optional.empty() : Optional.of(readers.expression());
    boolean slice = cursor.accept(":");
    Optional<Expression> upTo =
        !slice || cursor.is("]") ? Optional.empty() : Optional.of(readers.expression());
    cursor.expect("]");
    if (!slice && from.isEmpty()) {
      throw cursor.stop("a subscript");
    }
    return new Computation.Subscript(cursor.place(begin), value, slice, from, upTo);
  }
}
