package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE from after the word TABLE. */
public final class AlterTableReader extends DdlPartReader {
  private final ConstraintReader constraints;
  private final ColumnReader columns;

  AlterTableReader(Readers readers, DdlForms forms) {
    super(readers, forms);
    this.constraints = new ConstraintReader(readers, forms);
    this.columns = new ColumnReader(readers, forms);
  }

  DataDefinition read(Begin begin) {
    boolean ifExists = cursor.accept("IF", "EXISTS");
    cursor.accept("ONLY");
    ObjectName name = readers.objectName();
    List<AlterAction> actions = new ArrayList<>();
    do {
      actions.add(action());
    } while (cursor.accept(","));
    return new DataDefinition.AlterTable(cursor.place(begin), name, ifExists, actions);
  }

  private AlterAction action() {
    Begin begin = cursor.begin();
    if (forms.acceptsHarmlessAction()) {
      return new AlterAction.Harmless(cursor.place(begin));
    }
    if (cursor.accept("ADD")) {
      return add(begin);
    }
    if (cursor.accept("DROP")) {
      return drop(begin);
    }
    if (cursor.accept("RENAME")) {
      return rename(begin);
    }
    if (cursor.accept("SET", "REFERENTIAL_INTEGRITY")) {
      cursor.expectAny("TRUE", "FALSE");
      cursor.acceptAny("CHECK", "NOCHECK");
      return new AlterAction.ChangeTraits(cursor.place(begin), Optional.empty());
    }
    Optional<AlterAction> own = forms.action(begin, columns);
    if (own.isPresent()) {
      return own.get();
    }
    cursor.expect("ALTER");
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    return alter(begin, readers.columnName());
  }

  private AlterAction add(Begin begin) {
    if (constraints.follows()) {
      TableConstraint constraint = constraints.read();
      return new AlterAction.AddConstraints(cursor.place(begin), List.of(constraint));
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "NOT", "EXISTS");
    List<ColumnDefinition> added;
    List<TableConstraint> beside = List.of();
    if (cursor.accept("(")) {
      CreateTableReader table = new CreateTableReader(readers, forms);
      table.elements();
      cursor.expect(")");
      added = table.columns();
      beside = table.constraints();
    } else {
      added = List.of(columns.definition());
    }
    Optional<Expression> using = using();
    if (cursor.acceptAny("BEFORE", "AFTER") != null) {
      cursor.passName();
    } else {
      cursor.accept("FIRST");
    }
    if (added.isEmpty() || added.stream().anyMatch(column -> column.type().isEmpty())) {
      throw cursor.stop("a column and its type");
    }
    return new AlterAction.AddColumns(cursor.place(begin), added, beside, using);
  }

  private Optional<Expression> using() {
    return cursor.accept("USING") ? Optional.of(columns.expression()) : Optional.empty();
  }

  private AlterAction drop(Begin begin) {
    if (cursor.accept("PRIMARY", "KEY")) {
      return new AlterAction.ChangeConstraint(cursor.place(begin), Optional.empty());
    }
    if (cursor.accept("CONSTRAINT")) {
      cursor.accept("IF", "EXISTS");
      ObjectName name = readers.objectName();
      cursor.acceptAny("RESTRICT", "CASCADE");
      return new AlterAction.ChangeConstraint(cursor.place(begin), Optional.of(name));
    }
    Optional<AlterAction> own = forms.drop(begin);
    if (own.isPresent()) {
      return own.get();
    }
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    List<Identifier> names = cursor.is("(") ? readers.columnNames() : List.of(readers.columnName());
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new AlterAction.DropColumns(cursor.place(begin), names);
  }

  private AlterAction rename(Begin begin) {
    if (cursor.accept("TO")) {
      ObjectName newName = readers.objectName();
      return new AlterAction.RenameTable(cursor.place(begin), newName);
    }
    if (cursor.accept("CONSTRAINT")) {
      Optional<ObjectName> name = Optional.of(readers.objectName());
      cursor.expect("TO");
      cursor.passName();
      return new AlterAction.ChangeConstraint(cursor.place(begin), name);
    }
    cursor.accept("COLUMN");
    return renameColumn(begin, readers.columnName());
  }

  private AlterAction renameColumn(Begin begin, Identifier column) {
    cursor.expect("TO");
    Identifier newName = readers.columnName();
    return new AlterAction.RenameColumn(cursor.place(begin), column, newName);
  }

  private AlterAction alter(Begin begin, Identifier column) {
    if (cursor.accept("RENAME")) {
      return renameColumn(begin, column);
    }
    if (cursor.accept("SET", "DATA", "TYPE") || cursor.accept("TYPE")) {
      return changeType(begin, column);
    }
    if (changesTraits()) {
      return new AlterAction.ChangeTraits(cursor.place(begin), Optional.of(column));
    }
    boolean onUpdate = cursor.accept("SET", "ON", "UPDATE");
    if (onUpdate || cursor.accept("SET", "DEFAULT")) {
      Expression expression = columns.expression();
      return new AlterAction.SetDefault(cursor.place(begin), column, expression, onUpdate);
    }
    if (cursor.isAny("SET", "DROP", "RESTART", "SELECTIVITY")) {
      throw cursor.stop("what is done with the column");
    }
    return changeType(begin, column);
  }

  private AlterAction changeType(Begin begin, Identifier column) {
    TypeName type = readers.columnType();
    List<ColumnTrait> traits = columns.traits();
    Optional<Expression> using = using();
    return new AlterAction.ChangeType(cursor.place(begin), column, type, traits, using);
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
    boolean identity =
        cursor.is("SET")
            && cursor.isAny(
                1, "GENERATED", "INCREMENT", "MINVALUE", "MAXVALUE", "CYCLE", "CACHE", "NO");
    if (!identity && !cursor.is("RESTART")) {
      return false;
    }
    passRest(cursor);
    return true;
  }

  /** Takes the rest of an action, up to the next one. */
  public static void passRest(Cursor cursor) {
    while (!cursor.atEnd() && !cursor.is(",")) {
      cursor.skip();
    }
  }
}
