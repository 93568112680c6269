package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE, which does one thing, from after the word TABLE. */
final class SqliteAlterTableReader {
  private final Cursor cursor;
  private final SqliteColumnReader columns;

  SqliteAlterTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.columns = new SqliteColumnReader(cursor);
  }

  DdlStatement read() {
    DottedName name = cursor.dottedName();
    return new DdlStatement.AlterTable(name, false, List.of(action()));
  }

  private AlterAction action() {
    if (cursor.accept("RENAME")) {
      return rename();
    }
    if (cursor.accept("ADD")) {
      return add();
    }
    if (cursor.accept("DROP")) {
      if (cursor.accept("CONSTRAINT")) {
        return new AlterAction.DropConstraint(Optional.of(cursor.name()));
      }
      cursor.accept("COLUMN");
      return new AlterAction.DropColumns(List.of(cursor.name()), false);
    }
    cursor.expect("ALTER");
    cursor.accept("COLUMN");
    Token column = cursor.name();
    if (!cursor.accept("DROP", "NOT", "NULL")) {
      cursor.expect("SET", "NOT", "NULL");
      columns.conflict();
    }
    return new AlterAction.ChangeTraits(column);
  }

  private AlterAction rename() {
    if (cursor.accept("TO")) {
      return new AlterAction.RenameTable(new DottedName(List.of(cursor.name())));
    }
    cursor.accept("COLUMN");
    Token name = cursor.name();
    cursor.expect("TO");
    return new AlterAction.RenameColumn(name, cursor.name());
  }

  private AlterAction add() {
    if (columns.constraintFollows()) {
      return new AlterAction.AddConstraint(columns.constraint());
    }
    cursor.accept("COLUMN");
    return new AlterAction.AddColumns(
        List.of(columns.definition()), List.of(), false, Optional.empty());
  }
}
