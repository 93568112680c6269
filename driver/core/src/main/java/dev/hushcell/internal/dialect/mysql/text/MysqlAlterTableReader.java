package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the actions of ALTER TABLE. */
final class MysqlAlterTableReader {
  private final Cursor cursor;

  MysqlAlterTableReader(Cursor cursor) {
    this.cursor = cursor;
  }

  List<AlterAction> read() {
    List<AlterAction> actions = new ArrayList<>();
    do {
      actions.add(action());
    } while (cursor.acceptSymbol(","));
    return actions;
  }

  private AlterAction action() {
    if (cursor.accept("ADD")) {
      return add();
    }
    if (cursor.accept("DROP")) {
      return drop();
    }
    if (cursor.accept("MODIFY")) {
      return modify();
    }
    if (cursor.accept("CHANGE")) {
      cursor.accept("COLUMN");
      cursor.accept("IF", "EXISTS");
      Token column = cursor.name();
      ColumnDefinition definition = new MysqlColumnReader(cursor).definition();
      position();
      return new AlterAction.ChangeColumn(column, definition);
    }
    if (cursor.accept("RENAME")) {
      return rename();
    }
    return cursor.accept("ALTER") ? alter() : harmless();
  }

  private AlterAction add() {
    if (cursor.isAnyWord("PARTITION", "PERIOD", "SYSTEM")) {
      throw cursor.mismatch();
    }
    if (MysqlKeyReader.follows(cursor)) {
      return new AlterAction.AddConstraint(new MysqlKeyReader(cursor).read());
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "NOT", "EXISTS");
    List<ColumnDefinition> columns = new ArrayList<>();
    List<TableConstraint> constraints = new ArrayList<>();
    if (cursor.acceptSymbol("(")) {
      do {
        if (MysqlKeyReader.follows(cursor)) {
          constraints.add(new MysqlKeyReader(cursor).read());
        } else {
          columns.add(new MysqlColumnReader(cursor).definition());
        }
      } while (cursor.acceptSymbol(","));
      cursor.expectSymbol(")");
    } else {
      columns.add(new MysqlColumnReader(cursor).definition());
      position();
    }
    return new AlterAction.AddColumns(columns, constraints, Optional.empty());
  }

  private void position() {
    if (cursor.accept("AFTER")) {
      cursor.name();
    } else {
      cursor.accept("FIRST");
    }
  }

  private AlterAction drop() {
    if (cursor.accept("PRIMARY", "KEY")) {
      return new AlterAction.Harmless();
    }
    if (cursor.isWord("PARTITION")) {
      throw cursor.mismatch();
    }
    if (cursor.accept("FOREIGN", "KEY") || cursor.acceptAny("INDEX", "KEY")) {
      cursor.accept("IF", "EXISTS");
      cursor.name();
      return new AlterAction.Harmless();
    }
    if (cursor.acceptAny("CONSTRAINT", "CHECK")) {
      cursor.accept("IF", "EXISTS");
      return new AlterAction.DropConstraint(Optional.of(cursor.name()));
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    Token name = cursor.name();
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new AlterAction.DropColumns(List.of(name));
  }

  private AlterAction modify() {
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    ColumnDefinition definition = new MysqlColumnReader(cursor).definition();
    position();
    return new AlterAction.ChangeType(
        definition.name(),
        definition.type().orElseThrow(cursor::mismatch),
        definition.traits(),
        Optional.empty());
  }

  private AlterAction rename() {
    if (cursor.accept("COLUMN")) {
      cursor.accept("IF", "EXISTS");
      Token name = cursor.name();
      cursor.expect("TO");
      return new AlterAction.RenameColumn(name, cursor.name());
    }
    if (cursor.acceptAny("INDEX", "KEY")) {
      cursor.accept("IF", "EXISTS");
      cursor.name();
      cursor.expect("TO");
      cursor.name();
      return new AlterAction.Harmless();
    }
    if (!cursor.acceptSymbol("=")) {
      cursor.acceptAny("TO", "AS");
    }
    return new AlterAction.RenameTable(cursor.dottedName());
  }

  private AlterAction alter() {
    if (cursor.acceptAny("INDEX", "KEY")) {
      cursor.name();
      MysqlClauses.indexOptions(cursor);
      return new AlterAction.Harmless();
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    Token column = cursor.name();
    if (cursor.accept("SET", "DEFAULT")) {
      return new AlterAction.SetDefault(column, new MysqlColumnReader(cursor).expression(), false);
    }
    boolean known =
        cursor.accept("DROP", "DEFAULT")
            || cursor.accept("SET", "VISIBLE")
            || cursor.accept("SET", "INVISIBLE");
    if (!known) {
      throw cursor.mismatch();
    }
    return new AlterAction.ChangeTraits();
  }

  private AlterAction harmless() {
    if (cursor.accept("CONVERT", "TO")) {
      if (MysqlColumnReader.textForm(cursor).isEmpty()) {
        throw cursor.mismatch();
      }
      MysqlColumnReader.textForm(cursor);
      return new AlterAction.ConvertText();
    }
    if (cursor.accept("FORCE")
        || cursor.accept("ENABLE", "KEYS")
        || cursor.accept("DISABLE", "KEYS")) {
      return new AlterAction.Harmless();
    }
    if (cursor.accept("ORDER", "BY")) {
      do {
        cursor.name();
        cursor.acceptAny("ASC", "DESC");
      } while (cursor.acceptSymbol(","));
      return new AlterAction.Harmless();
    }
    if (!MysqlClauses.isOption(cursor)) {
      throw cursor.mismatch();
    }
    while (MysqlClauses.isOption(cursor)) {
      MysqlClauses.tableOption(cursor);
    }
    return new AlterAction.Harmless();
  }
}
