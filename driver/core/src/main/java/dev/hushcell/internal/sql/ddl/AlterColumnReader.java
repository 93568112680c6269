package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE .. ALTER COLUMN from after the name of the column. */
final class AlterColumnReader {
  private final Cursor cursor;
  private final ColumnReader columns;

  AlterColumnReader(Cursor cursor, ColumnReader columns) {
    this.cursor = cursor;
    this.columns = columns;
  }

  AlterAction read(Token column, boolean ifExists) {
    if (cursor.accept("RENAME", "TO")) {
      return new AlterAction.RenameColumn(column, cursor.name());
    }
    if (cursor.accept("SET", "DATA", "TYPE") || cursor.accept("TYPE")) {
      return changeType(column, ifExists);
    }
    if (changesTraits()) {
      return new AlterAction.ChangeTraits(column);
    }
    if (cursor.accept("SET", "DEFAULT") || cursor.accept("SET", "ON", "UPDATE")) {
      return new AlterAction.SetDefault(column, columns.expression());
    }
    if (cursor.isAnyWord("SET", "DROP", "RESTART", "SELECTIVITY")) {
      throw cursor.mismatch();
    }
    return changeType(column, ifExists);
  }

  private AlterAction changeType(Token column, boolean ifExists) {
    TypeText type = new TypeReader(cursor).read();
    List<ColumnTrait> traits = columns.traits();
    Optional<Span> using =
        cursor.accept("USING") ? Optional.of(columns.expression()) : Optional.empty();
    return new AlterAction.ChangeType(column, type, traits, ifExists, using);
  }

  private boolean changesTraits() {
    if (cursor.accept("SELECTIVITY")) {
      cursor.number();
      return true;
    }
    return cursor.accept("DROP", "DEFAULT", "ON", "NULL")
        || cursor.accept("SET", "DEFAULT", "ON", "NULL")
        || cursor.accept("DROP", "DEFAULT")
        || cursor.accept("DROP", "ON", "UPDATE")
        || cursor.accept("DROP", "EXPRESSION")
        || cursor.accept("DROP", "IDENTITY")
        || cursor.accept("DROP", "NOT", "NULL")
        || cursor.accept("SET", "NOT", "NULL")
        || cursor.accept("SET", "NULL")
        || cursor.accept("SET", "VISIBLE")
        || cursor.accept("SET", "INVISIBLE")
        || restarts();
  }

  private boolean restarts() {
    if (cursor.isWord("RESTART") || (cursor.isWord("SET") && isIdentityOption())) {
      cursor.rest();
      return true;
    }
    return false;
  }

  private boolean isIdentityOption() {
    return cursor.isWord(1, "GENERATED")
        || cursor.isWord(1, "INCREMENT")
        || cursor.isWord(1, "MINVALUE")
        || cursor.isWord(1, "MAXVALUE")
        || cursor.isWord(1, "CYCLE")
        || cursor.isWord(1, "CACHE")
        || cursor.isWord(1, "NO");
  }
}
