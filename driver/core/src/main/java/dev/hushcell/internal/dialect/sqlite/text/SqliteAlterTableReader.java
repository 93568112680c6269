package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE, which does one thing, from after the word TABLE. */
final class SqliteAlterTableReader {
  private final Readers readers;
  private final Cursor cursor;
  private final SqliteColumnReader columns;

  SqliteAlterTableReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.columns = new SqliteColumnReader(readers);
  }

  DataDefinition read(Begin begin) {
    ObjectName name = readers.objectName();
    List<AlterAction> actions = List.of(action());
    return new DataDefinition.AlterTable(cursor.place(begin), name, false, actions);
  }

  private AlterAction action() {
    Begin begin = cursor.begin();
    if (cursor.accept("RENAME")) {
      return rename(begin);
    }
    if (cursor.accept("ADD")) {
      return add(begin);
    }
    if (cursor.accept("DROP", "CONSTRAINT")) {
      Optional<ObjectName> name = Optional.of(readers.objectName());
      return new AlterAction.ChangeConstraint(cursor.place(begin), name);
    }
    if (cursor.accept("DROP")) {
      cursor.accept("COLUMN");
      List<Identifier> names = List.of(readers.columnName());
      return new AlterAction.DropColumns(cursor.place(begin), names);
    }
    cursor.expect("ALTER");
    cursor.accept("COLUMN");
    Optional<Identifier> column = Optional.of(readers.columnName());
    if (!cursor.accept("DROP", "NOT", "NULL")) {
      cursor.expect("SET", "NOT", "NULL");
      columns.conflict();
    }
    return new AlterAction.ChangeTraits(cursor.place(begin), column);
  }

  private AlterAction rename(Begin begin) {
    if (cursor.accept("TO")) {
      ObjectName newName = readers.objectName();
      return new AlterAction.RenameTable(cursor.place(begin), newName);
    }
    cursor.accept("COLUMN");
    Identifier name = readers.columnName();
    cursor.expect("TO");
    Identifier newName = readers.columnName();
    return new AlterAction.RenameColumn(cursor.place(begin), name, newName);
  }

  private AlterAction add(Begin begin) {
    if (columns.constraintFollows()) {
      TableConstraint constraint = columns.constraint();
      return new AlterAction.AddConstraints(cursor.place(begin), List.of(constraint));
    }
    cursor.accept("COLUMN");
    List<ColumnDefinition> added = List.of(columns.definition());
    return new AlterAction.AddColumns(cursor.place(begin), added, List.of(), Optional.empty());
  }
}
