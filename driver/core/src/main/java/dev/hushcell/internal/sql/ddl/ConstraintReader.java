package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Reference;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;

/** Reads constraints of tables. */
public final class ConstraintReader extends DdlPartReader {
  ConstraintReader(Readers readers, DdlForms forms) {
    super(readers, forms);
  }

  boolean follows() {
    return cursor.isAny("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")
        || forms.indexFollows();
  }

  TableConstraint read() {
    if (forms.indexFollows()) {
      return forms.index();
    }
    Begin begin = cursor.begin();
    Optional<Identifier> name = newName(cursor);
    if (cursor.accept("CHECK")) {
      Expression condition = readers.enclosedExpression();
      checkMode();
      forms.afterConstraint();
      return new TableConstraint.Check(cursor.place(begin), name, condition);
    }
    return key(begin);
  }

  /** Reads CONSTRAINT and a name, of which something depends where a CHECK comes next. */
  public static Optional<Identifier> name(Cursor cursor) {
    return cursor.accept("CONSTRAINT") ? named(cursor) : Optional.empty();
  }

  /** Reads the same, of a constraint that may be there already. */
  public static Optional<Identifier> newName(Cursor cursor) {
    return cursor.accept("CONSTRAINT", "IF", "NOT", "EXISTS") ? named(cursor) : name(cursor);
  }

  private static Optional<Identifier> named(Cursor cursor) {
    if (cursor.is(1, "CHECK")) {
      return Optional.of(cursor.identifier("the name of a constraint"));
    }
    cursor.passName();
    return Optional.empty();
  }

  private TableConstraint key(Begin begin) {
    if (cursor.accept("PRIMARY", "KEY")) {
      cursor.accept("HASH");
      List<Identifier> columns = readers.columnNames();
      forms.afterConstraint();
      return new TableConstraint.Key(cursor.place(begin), true, columns);
    }
    if (cursor.accept("UNIQUE")) {
      nullsDistinct();
      forms.uniqueName();
      List<Identifier> columns =
          cursor.accept("(", "VALUE", ")") ? List.of() : readers.columnNames();
      forms.afterConstraint();
      return new TableConstraint.Key(cursor.place(begin), false, columns);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Identifier> columns = readers.columnNames();
    cursor.expect("REFERENCES");
    Reference reference = reference(readers);
    checkMode();
    forms.afterConstraint();
    return new TableConstraint.ForeignKey(cursor.place(begin), columns, reference);
  }

  void nullsDistinct() {
    if (!cursor.accept("NULLS", "NOT", "DISTINCT") && !cursor.accept("NULLS", "DISTINCT")) {
      cursor.accept("NULLS", "ALL", "DISTINCT");
    }
  }

  private void checkMode() {
    cursor.acceptAny("CHECK", "NOCHECK");
  }

  /** Reads what stands behind REFERENCES. */
  public static Reference reference(Readers readers) {
    Cursor cursor = readers.cursor();
    Begin begin = cursor.begin();
    ObjectName table = readers.objectName();
    List<Identifier> columns = cursor.is("(") ? readers.columnNames() : List.of();
    boolean more = true;
    while (more) {
      if (cursor.accept("ON", "DELETE") || cursor.accept("ON", "UPDATE")) {
        action(cursor);
      } else if (cursor.accept("MATCH")) {
        cursor.passName();
      } else {
        more =
            cursor.accept("NOT", "DEFERRABLE")
                || cursor.accept("DEFERRABLE")
                || cursor.accept("INITIALLY", "DEFERRED")
                || cursor.accept("INITIALLY", "IMMEDIATE")
                || cursor.accept("NOT", "FOR", "REPLICATION");
      }
    }
    return new Reference(cursor.place(begin), table, columns);
  }

  private static void action(Cursor cursor) {
    if (!cursor.accept("SET", "NULL")
        && !cursor.accept("SET", "DEFAULT")
        && !cursor.accept("NO", "ACTION")) {
      cursor.expectAny("CASCADE", "RESTRICT");
    }
  }
}
