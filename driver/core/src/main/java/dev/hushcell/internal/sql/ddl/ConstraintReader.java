package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;

/** Reads constraints of tables. */
final class ConstraintReader {
  private final Cursor cursor;

  ConstraintReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** What REFERENCES names. */
  record Reference(DottedName table, List<Token> columns) {}

  boolean follows() {
    return cursor.isAnyWord("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")
        || cursor.forms().indexFollows();
  }

  TableConstraint read() {
    if (cursor.forms().indexFollows()) {
      return cursor.forms().index();
    }
    TableConstraint constraint = one();
    cursor.forms().afterConstraint();
    return constraint;
  }

  private TableConstraint one() {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT")) {
      cursor.accept("IF", "NOT", "EXISTS");
      cursor.name();
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      cursor.accept("HASH");
      List<Token> columns = cursor.names();
      return new TableConstraint.PrimaryKey(cursor.since(from), columns);
    }
    if (cursor.accept("UNIQUE")) {
      nullsDistinct();
      cursor.forms().uniqueName();
      List<Token> columns = uniqueColumns();
      return new TableConstraint.Unique(cursor.since(from), columns);
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      checkMode();
      return new TableConstraint.Check(cursor.since(from), condition);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Token> columns = cursor.names();
    cursor.expect("REFERENCES");
    Reference reference = reference();
    checkMode();
    return new TableConstraint.ForeignKey(
        cursor.since(from), columns, reference.table(), reference.columns());
  }

  private List<Token> uniqueColumns() {
    if (cursor.isSymbol("(") && cursor.isWord(1, "VALUE") && cursor.isSymbol(2, ")")) {
      cursor.moveTo(cursor.at() + 3);
      return List.of();
    }
    return cursor.names();
  }

  void nullsDistinct() {
    if (cursor.accept("NULLS", "NOT", "DISTINCT") || cursor.accept("NULLS", "DISTINCT")) {
      return;
    }
    cursor.accept("NULLS", "ALL", "DISTINCT");
  }

  private void checkMode() {
    cursor.acceptAny("CHECK", "NOCHECK");
  }

  Reference reference() {
    DottedName table = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    if (!cursor.accept("MATCH", "SIMPLE")) {
      cursor.accept("MATCH", "FULL");
    }
    while (cursor.accept("ON", "DELETE") || cursor.accept("ON", "UPDATE")) {
      if (!cursor.acceptAny("CASCADE", "RESTRICT")
          && !cursor.accept("NO", "ACTION")
          && !cursor.accept("SET", "NULL")
          && !cursor.accept("SET", "DEFAULT")) {
        throw cursor.mismatch();
      }
    }
    if (!cursor.accept("NOT", "DEFERRABLE")) {
      cursor.accept("DEFERRABLE");
    }
    return new Reference(table, columns);
  }
}
