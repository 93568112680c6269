package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.ColumnReader;
import dev.hushcell.internal.sql.ddl.DdlForms;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.internal.sql.tree.TableConstraint.IndexColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What H2 lets definitions say in its modes of MySQL and MariaDB, and what of it matters to cells.
 * It reads the text forms of MySQL, and passes over what they say.
 */
public final class MysqlModeForms implements DdlForms {
  private final Readers readers;
  private final Cursor cursor;
  private final boolean on;

  public MysqlModeForms(Readers readers, Set<SessionFlag> flags) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.on = flags.contains(SessionFlag.KEYS_AMONG_COLUMNS);
  }

  /**
   * Tells whether an index comes next among columns, rather than a column that is called KEY or
   * INDEX: what stands in parentheses are names, where a type has numbers.
   */
  @Override
  public boolean indexFollows() {
    if (!on || !cursor.isAny("KEY", "INDEX")) {
      return false;
    }
    int open = cursor.is(1, "(") ? 1 : 2;
    boolean longest = cursor.is(open + 1, "MAX") && cursor.is(open + 2, ")");
    return cursor.is(open, "(") && cursor.isName(open + 1) && !longest;
  }

  /** Reads {@code KEY [name] (columns) [USING BTREE]}. */
  @Override
  public TableConstraint index() {
    Begin begin = cursor.begin();
    cursor.take();
    if (!cursor.is("(")) {
      cursor.passName();
    }
    List<IndexColumn> columns = readers.enclosed(this::indexColumn);
    cursor.accept("USING", "BTREE");
    return new TableConstraint.Index(
        cursor.place(begin), TableConstraint.Index.Kind.PLAIN, columns, List.of());
  }

  private IndexColumn indexColumn() {
    Begin begin = cursor.begin();
    Identifier column = readers.columnName();
    cursor.acceptAny("ASC", "DESC");
    return new IndexColumn(cursor.place(begin), column, Optional.empty());
  }

  /** Passes over KEY or INDEX and a name behind UNIQUE. */
  @Override
  public void uniqueName() {
    if (on) {
      cursor.acceptAny("KEY", "INDEX");
      if (!cursor.is("(")) {
        cursor.passName();
      }
    }
  }

  @Override
  public void afterConstraint() {
    if (on) {
      cursor.accept("USING", "BTREE");
    }
  }

  /** Passes over a character set or collation of a column, of which H2 takes no note. */
  @Override
  public boolean acceptsTextForm() {
    if (!on || !(cursor.accept("CHARACTER", "SET") || cursor.accept("COLLATE"))) {
      return false;
    }
    assigned();
    return true;
  }

  /** Passes over an option behind the columns of a table. */
  @Override
  public boolean acceptsTableOption(List<TableConstraint> constraints) {
    if (!on || !option()) {
      return false;
    }
    cursor.accept(",");
    return true;
  }

  private boolean option() {
    if (cursor.accept("COMMENT")) {
      cursor.accept("=");
      if (cursor.kind() != Token.Kind.STRING) {
        throw cursor.stop("a text");
      }
      cursor.take();
      return true;
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      cursor.accept("=");
      cursor.number();
      return true;
    }
    if (cursor.accept("DEFAULT", "CHARACTER", "SET")
        || cursor.accept("DEFAULT", "CHARSET")
        || cursor.accept("DEFAULT", "COLLATE")
        || cursor.accept("CHARACTER", "SET")
        || cursor.acceptAny("CHARSET", "COLLATE", "ENGINE", "ROW_FORMAT") != null) {
      assigned();
      return true;
    }
    return false;
  }

  private void assigned() {
    cursor.accept("=");
    cursor.passName();
  }

  /** Reads an action of ALTER TABLE that begins with none of the words of others. */
  @Override
  public Optional<AlterAction> action(Begin begin, ColumnReader columns) {
    if (!on) {
      return Optional.empty();
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      cursor.accept("=");
      cursor.number();
      return Optional.of(new AlterAction.Harmless(cursor.place(begin)));
    }
    if (cursor.accept("CONVERT", "TO", "CHARACTER", "SET")) {
      assigned();
      acceptsTextForm();
      return Optional.of(new AlterAction.Harmless(cursor.place(begin)));
    }
    if (cursor.accept("CHANGE")) {
      return Optional.of(change(begin, columns));
    }
    return cursor.accept("MODIFY") ? Optional.of(modify(begin, columns)) : Optional.empty();
  }

  /**
   * H2 takes the new name and passes over the type and what follows it. A value there would be sent
   * for nothing, so what may have one is not understood.
   */
  private AlterAction change(Begin begin, ColumnReader columns) {
    cursor.accept("COLUMN");
    Identifier name = readers.columnName();
    Begin passed = cursor.begin();
    ColumnDefinition definition = columns.definition();
    if (definition.type().isEmpty()
        || !definition.traits().stream().allMatch(MysqlModeForms::isBare)) {
      throw cursor.stop("a name, a type and NULL or NOT NULL");
    }
    cursor.back(passed);
    Identifier newName = readers.columnName();
    cursor.takeTo(definition.place().end());
    return new AlterAction.RenameColumn(cursor.place(begin), name, newName);
  }

  private static boolean isBare(ColumnTrait trait) {
    return trait instanceof ColumnTrait.NotNull
        || trait instanceof ColumnTrait.Nullable
        || trait instanceof ColumnTrait.TextForm;
  }

  private AlterAction modify(Begin begin, ColumnReader columns) {
    cursor.accept("COLUMN");
    Identifier name = readers.columnName();
    if (cursor.accept("NOT", "NULL") || cursor.accept("NULL")) {
      return new AlterAction.ChangeTraits(cursor.place(begin), Optional.of(name));
    }
    TypeName type = readers.columnType();
    List<ColumnTrait> traits = columns.traits();
    return new AlterAction.ChangeType(cursor.place(begin), name, type, traits, Optional.empty());
  }

  /**
   * Reads {@code DROP FOREIGN KEY name} or {@code DROP INDEX name} from after DROP; either may drop
   * any constraint.
   */
  @Override
  public Optional<AlterAction> drop(Begin begin) {
    if (!on || !(cursor.accept("FOREIGN", "KEY") || cursor.accept("INDEX"))) {
      return Optional.empty();
    }
    cursor.accept("IF", "EXISTS");
    ObjectName name = readers.objectName();
    return Optional.of(new AlterAction.ChangeConstraint(cursor.place(begin), Optional.of(name)));
  }
}
