package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Optional;

/** Reads the actions of ALTER TABLE. */
final class MysqlAlterTableReader {
  private final Readers readers;
  private final Cursor cursor;
  private final MysqlColumnReader columns;

  MysqlAlterTableReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.columns = new MysqlColumnReader(readers);
  }

  List<AlterAction> read() {
    return readers.list(this::action);
  }

  private AlterAction action() {
    Begin begin = cursor.begin();
    if (cursor.accept("ADD")) {
      return add(begin);
    }
    if (cursor.accept("DROP")) {
      return drop(begin);
    }
    if (cursor.accept("MODIFY")) {
      return modify(begin);
    }
    if (cursor.accept("CHANGE")) {
      cursor.accept("COLUMN");
      cursor.accept("IF", "EXISTS");
      Identifier column = readers.columnName();
      ColumnDefinition definition = columns.definition();
      position();
      return new AlterAction.ChangeColumn(cursor.place(begin), column, definition);
    }
    if (cursor.accept("RENAME")) {
      return rename(begin);
    }
    if (cursor.accept("ALTER")) {
      return alter(begin);
    }
    if (cursor.accept("CONVERT", "TO")) {
      return convert(begin);
    }
    harmless();
    return new AlterAction.Harmless(cursor.place(begin));
  }

  private AlterAction add(Begin begin) {
    if (cursor.isAny("PARTITION", "PERIOD", "SYSTEM")) {
      throw cursor.stop("a column, a key or a constraint");
    }
    if (MysqlKeyReader.follows(cursor)) {
      TableConstraint constraint = new MysqlKeyReader(readers).read();
      return new AlterAction.AddConstraints(cursor.place(begin), List.of(constraint));
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "NOT", "EXISTS");
    if (cursor.accept("(")) {
      MysqlCreateTableReader table = new MysqlCreateTableReader(readers);
      table.elements();
      cursor.expect(")");
      return new AlterAction.AddColumns(
          cursor.place(begin), table.columns(), table.constraints(), Optional.empty());
    }
    ColumnDefinition definition = columns.definition();
    position();
    return new AlterAction.AddColumns(
        cursor.place(begin), List.of(definition), List.of(), Optional.empty());
  }

  private void position() {
    if (cursor.accept("AFTER")) {
      cursor.passName();
    } else {
      cursor.accept("FIRST");
    }
  }

  private AlterAction drop(Begin begin) {
    if (cursor.accept("PRIMARY", "KEY")) {
      return new AlterAction.Harmless(cursor.place(begin));
    }
    if (cursor.is("PARTITION")) {
      throw cursor.stop("a column, a key or a constraint");
    }
    if (cursor.accept("FOREIGN", "KEY") || cursor.acceptAny("INDEX", "KEY") != null) {
      cursor.accept("IF", "EXISTS");
      cursor.passName();
      return new AlterAction.Harmless(cursor.place(begin));
    }
    if (cursor.acceptAny("CONSTRAINT", "CHECK") != null) {
      cursor.accept("IF", "EXISTS");
      ObjectName name = readers.objectName();
      return new AlterAction.ChangeConstraint(cursor.place(begin), Optional.of(name));
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    Identifier name = readers.columnName();
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new AlterAction.DropColumns(cursor.place(begin), List.of(name));
  }

  private AlterAction modify(Begin begin) {
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    Identifier name = columns.name();
    TypeName type = columns.type();
    List<ColumnTrait> traits = columns.traits();
    position();
    return new AlterAction.ChangeType(cursor.place(begin), name, type, traits, Optional.empty());
  }

  private AlterAction rename(Begin begin) {
    if (cursor.accept("COLUMN")) {
      cursor.accept("IF", "EXISTS");
      Identifier name = readers.columnName();
      cursor.expect("TO");
      Identifier newName = readers.columnName();
      return new AlterAction.RenameColumn(cursor.place(begin), name, newName);
    }
    if (cursor.acceptAny("INDEX", "KEY") != null) {
      cursor.accept("IF", "EXISTS");
      cursor.passName();
      cursor.expect("TO");
      cursor.passName();
      return new AlterAction.Harmless(cursor.place(begin));
    }
    if (!cursor.accept("=")) {
      cursor.acceptAny("TO", "AS");
    }
    ObjectName newName = readers.objectName();
    return new AlterAction.RenameTable(cursor.place(begin), newName);
  }

  private AlterAction alter(Begin begin) {
    if (cursor.acceptAny("INDEX", "KEY") != null) {
      cursor.passName();
      MysqlClauses.indexOptions(cursor);
      return new AlterAction.Harmless(cursor.place(begin));
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    Identifier column = readers.columnName();
    if (cursor.accept("SET", "DEFAULT")) {
      Expression expression = columns.expression();
      return new AlterAction.SetDefault(cursor.place(begin), column, expression, false);
    }
    if (!cursor.accept("DROP", "DEFAULT") && !cursor.accept("SET", "VISIBLE")) {
      cursor.expect("SET", "INVISIBLE");
    }
    return new AlterAction.ChangeTraits(cursor.place(begin), Optional.of(column));
  }

  private AlterAction convert(Begin begin) {
    if (!cursor.isAny("CHARACTER", "CHARSET", "COLLATE")) {
      throw cursor.stop("CHARACTER SET");
    }
    MysqlClauses.passOptions(cursor);
    return new AlterAction.ConvertText(cursor.place(begin));
  }

  private void harmless() {
    if (cursor.accept("FORCE")
        || cursor.accept("ENABLE", "KEYS")
        || cursor.accept("DISABLE", "KEYS")) {
      return;
    }
    if (cursor.accept("ORDER", "BY")) {
      do {
        cursor.passName();
        cursor.acceptAny("ASC", "DESC");
      } while (cursor.accept(","));
      return;
    }
    if (!MysqlClauses.isOption(cursor)) {
      throw cursor.stop("what is done with the table");
    }
    MysqlClauses.passOptions(cursor);
  }
}
