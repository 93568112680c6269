package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE INDEX from after UNIQUE. */
final class IndexReader extends DdlPartReader {
  private final List<Identifier> columns = new ArrayList<>();
  private final List<Expression> expressions = new ArrayList<>();

  IndexReader(Readers readers, DdlForms forms) {
    super(readers, forms);
  }

  DataDefinition read(Begin begin, boolean unique) {
    ConstraintReader constraints = new ConstraintReader(readers, forms);
    cursor.accept("SPATIAL");
    if (unique) {
      constraints.nullsDistinct();
    }
    boolean primary = cursor.accept("PRIMARY", "KEY");
    if (primary) {
      cursor.accept("HASH");
    } else {
      cursor.accept("HASH");
      cursor.expect("INDEX");
    }
    cursor.accept("CONCURRENTLY");
    if (!cursor.is("ON")) {
      cursor.accept("IF", "NOT", "EXISTS");
      readers.passObjectName();
    }
    cursor.expect("ON");
    cursor.accept("ONLY");
    ObjectName table = readers.objectName();
    boolean using = cursor.accept("USING");
    boolean hashed = using && cursor.is("HASH");
    if (using) {
      cursor.passName();
    }
    elements();
    int keys = columns.size();
    if (cursor.accept("INCLUDE")) {
      elements();
    }
    constraints.nullsDistinct();
    List<TableConstraint> none = new ArrayList<>();
    while (forms.acceptsTableOption(none)) {
      // one after the other; an index is not parted, so that a constraint would have no owner
    }
    if (cursor.accept("WHERE")) {
      expressions.add(readers.expression());
    }
    return new DataDefinition.CreateIndex(
        cursor.place(begin), table, columns, keys, expressions, hashed, unique || primary);
  }

  private void elements() {
    cursor.expect("(");
    do {
      element();
      cursor.acceptAny("ASC", "DESC");
      if (!cursor.accept("NULLS", "FIRST")) {
        cursor.accept("NULLS", "LAST");
      }
    } while (cursor.accept(","));
    cursor.expect(")");
  }

  /** A column, a call or an expression in parentheses; behind it a collation and operators. */
  private void element() {
    if (cursor.is("(")) {
      expressions.add(readers.enclosedExpression());
    } else if (cursor.isAny(1, "(", ".")) {
      expressions.add(readers.expression());
    } else {
      columns.add(readers.columnName());
    }
    if (cursor.accept("COLLATE")) {
      readers.passObjectName();
    }
    if (!cursor.isAny(",", ")", "ASC", "DESC", "NULLS")) {
      readers.passObjectName();
      if (cursor.is("(")) {
        cursor.skip();
      }
    }
  }
}
