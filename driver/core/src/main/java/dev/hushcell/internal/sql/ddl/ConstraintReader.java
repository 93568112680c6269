package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Reference;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
    return read(readers, begin, newName(cursor), this::keyColumns, this::end);
  }

  /** Clauses behind which a database may say more. */
  public enum Clause {
    CHECK,
    /** NULL and NOT NULL. */
    NULL,
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY
  }

  /**
   * Reads a constraint as all databases write it, from after its name.
   *
   * @param keyColumns reads the columns of a key, which is the primary one or another
   * @param end passes over what stands behind a clause
   */
  public static TableConstraint read(
      Readers readers,
      Begin begin,
      Optional<Identifier> name,
      Function<Clause, List<Identifier>> keyColumns,
      Consumer<Clause> end) {
    Cursor cursor = readers.cursor();
    if (cursor.accept("CHECK")) {
      Expression condition = checked(readers);
      end.accept(Clause.CHECK);
      return new TableConstraint.Check(cursor.place(begin), name, condition);
    }
    boolean primary = cursor.accept("PRIMARY", "KEY");
    if (primary || cursor.accept("UNIQUE")) {
      Clause clause = primary ? Clause.PRIMARY_KEY : Clause.UNIQUE;
      List<Identifier> columns = keyColumns.apply(clause);
      end.accept(clause);
      return new TableConstraint.Key(cursor.place(begin), primary, columns);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Identifier> columns = readers.columnNames();
    cursor.expect("REFERENCES");
    Reference reference = reference(readers);
    end.accept(Clause.FOREIGN_KEY);
    return new TableConstraint.ForeignKey(cursor.place(begin), columns, reference);
  }

  /** Reads the same as a part of the definition of a column, which may be NULL or NOT NULL, too. */
  public static ColumnTrait ofColumn(
      Readers readers, Begin begin, Optional<Identifier> name, Consumer<Clause> end) {
    Cursor cursor = readers.cursor();
    if (cursor.accept("CHECK")) {
      Expression condition = checked(readers);
      end.accept(Clause.CHECK);
      return new ColumnTrait.Check(cursor.place(begin), name, condition);
    }
    if (cursor.accept("NOT", "NULL")) {
      end.accept(Clause.NULL);
      return new ColumnTrait.NotNull(cursor.place(begin));
    }
    if (cursor.accept("NULL")) {
      end.accept(Clause.NULL);
      return new ColumnTrait.Nullable(cursor.place(begin));
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      end.accept(Clause.PRIMARY_KEY);
      return new ColumnTrait.PrimaryKey(cursor.place(begin));
    }
    if (cursor.accept("UNIQUE")) {
      end.accept(Clause.UNIQUE);
      return new ColumnTrait.Unique(cursor.place(begin));
    }
    cursor.expect("REFERENCES");
    Reference reference = reference(readers);
    return new ColumnTrait.References(cursor.place(begin), reference);
  }

  private static Expression checked(Readers readers) {
    readers.cursor().accept("NOT", "FOR", "REPLICATION");
    return readers.enclosedExpression();
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

  private List<Identifier> keyColumns(Clause key) {
    if (key == Clause.PRIMARY_KEY) {
      cursor.accept("HASH");
      return readers.columnNames();
    }
    nullsDistinct();
    forms.uniqueName();
    return cursor.accept("(", "VALUE", ")") ? List.of() : readers.columnNames();
  }

  private void end(Clause clause) {
    if (clause == Clause.CHECK || clause == Clause.FOREIGN_KEY) {
      cursor.acceptAny("CHECK", "NOCHECK");
    }
    forms.afterConstraint();
  }

  void nullsDistinct() {
    if (!cursor.accept("NULLS", "NOT", "DISTINCT") && !cursor.accept("NULLS", "DISTINCT")) {
      cursor.accept("NULLS", "ALL", "DISTINCT");
    }
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
