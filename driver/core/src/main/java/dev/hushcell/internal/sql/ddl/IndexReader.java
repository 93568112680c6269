package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE INDEX from after UNIQUE. */
final class IndexReader {
  private final Cursor cursor;

  IndexReader(Cursor cursor) {
    this.cursor = cursor;
  }

  DdlStatement read(boolean isUnique) {
    boolean unique = isUnique;
    boolean spatial = cursor.accept("SPATIAL");
    if (unique) {
      new ConstraintReader(cursor).nullsDistinct();
    }
    Optional<DottedName> name = Optional.empty();
    if (cursor.accept("PRIMARY", "KEY")) {
      unique = true;
      cursor.accept("HASH");
    } else {
      cursor.accept("HASH");
      cursor.expect("INDEX");
    }
    cursor.accept("CONCURRENTLY");
    if (!cursor.isWord("ON")) {
      cursor.accept("IF", "NOT", "EXISTS");
      name = Optional.of(cursor.dottedName());
    }
    cursor.expect("ON");
    cursor.accept("ONLY");
    DottedName table = cursor.dottedName();
    if (cursor.accept("USING")) {
      cursor.name();
    }
    List<Token> columns = columns();
    if (cursor.accept("INCLUDE")) {
      columns.addAll(columns());
    }
    new ConstraintReader(cursor).nullsDistinct();
    while (new PostgresForms(cursor).acceptsTableOption(new ArrayList<>())) {
      // one after the other
    }
    return new DdlStatement.CreateIndex(name, unique, spatial, table, columns);
  }

  private List<Token> columns() {
    List<Token> columns = new ArrayList<>();
    cursor.expectSymbol("(");
    do {
      columns.add(cursor.name());
      cursor.acceptAny("ASC", "DESC");
      if (!cursor.accept("NULLS", "FIRST")) {
        cursor.accept("NULLS", "LAST");
      }
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    return columns;
  }
}
