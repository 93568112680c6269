package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE INDEX from after UNIQUE. */
final class IndexReader {
  private final Cursor cursor;
  private final List<Token> columns = new ArrayList<>();
  private final List<Span> expressions = new ArrayList<>();

  IndexReader(Cursor cursor) {
    this.cursor = cursor;
  }

  DdlStatement read(boolean unique) {
    cursor.accept("SPATIAL");
    if (unique) {
      new ConstraintReader(cursor).nullsDistinct();
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      cursor.accept("HASH");
    } else {
      cursor.accept("HASH");
      cursor.expect("INDEX");
    }
    cursor.accept("CONCURRENTLY");
    if (!cursor.isWord("ON")) {
      cursor.accept("IF", "NOT", "EXISTS");
      cursor.dottedName();
    }
    cursor.expect("ON");
    cursor.accept("ONLY");
    DottedName table = cursor.dottedName();
    boolean hashed = cursor.accept("USING") && cursor.name().isWord("HASH");
    elements();
    if (cursor.accept("INCLUDE")) {
      elements();
    }
    new ConstraintReader(cursor).nullsDistinct();
    while (cursor.forms().acceptsIndexOption()) {
      // one after the other
    }
    if (cursor.accept("WHERE")) {
      expressions.add(cursor.rest());
    }
    return new DdlStatement.CreateIndex(table, columns, expressions, hashed);
  }

  private void elements() {
    cursor.expectSymbol("(");
    do {
      element();
      cursor.acceptAny("ASC", "DESC");
      if (!cursor.accept("NULLS", "FIRST")) {
        cursor.accept("NULLS", "LAST");
      }
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
  }

  /** A column, a call or an expression in parentheses; behind it a collation and operators. */
  private void element() {
    if (cursor.isSymbol("(")) {
      expressions.add(cursor.inParentheses());
    } else if (cursor.isSymbol(1, "(") || cursor.isSymbol(1, ".")) {
      int from = cursor.at();
      cursor.dottedName();
      cursor.inParentheses();
      expressions.add(cursor.since(from));
    } else {
      columns.add(cursor.name());
    }
    if (cursor.accept("COLLATE")) {
      cursor.dottedName();
    }
    boolean more = cursor.isSymbol(",") || cursor.isSymbol(")");
    if (!more && !cursor.isAnyWord("ASC", "DESC", "NULLS")) {
      cursor.dottedName();
      if (cursor.isSymbol("(")) {
        cursor.inParentheses();
      }
    }
  }
}
