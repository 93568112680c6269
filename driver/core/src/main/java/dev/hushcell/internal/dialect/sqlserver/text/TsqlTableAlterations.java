package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ALTER TABLE from after the word TABLE. What switches constraints off, swaps partitions or
 * keeps history is not understood.
 */
final class TsqlTableAlterations {
  private final Readers readers;
  private final Cursor cursor;
  private final TsqlColumnReader columns;

  TsqlTableAlterations(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.columns = new TsqlColumnReader(readers);
  }

  DataDefinition read(Begin begin) {
    ObjectName name = readers.objectName();
    List<AlterAction> actions = actions();
    return new DataDefinition.AlterTable(cursor.place(begin), name, false, actions);
  }

  private List<AlterAction> actions() {
    Begin begin = cursor.begin();
    boolean checks = cursor.accept("WITH", "CHECK") || cursor.accept("WITH", "NOCHECK");
    if (!checks && cursor.accept("ALTER", "COLUMN")) {
      return List.of(changed(begin));
    }
    if (!checks && cursor.accept("DROP")) {
      return dropped(begin);
    }
    if (cursor.accept("CHECK", "CONSTRAINT")) {
      cursor.passName();
      return List.of(new AlterAction.Harmless(cursor.place(begin)));
    }
    cursor.expect("ADD");
    return added(begin);
  }

  private AlterAction changed(Begin begin) {
    Identifier column = readers.columnName();
    if (cursor.isAny("ADD", "DROP")) {
      throw cursor.stop("a type");
    }
    TypeName type = readers.columnType();
    List<ColumnTrait> traits = columns.traits();
    return new AlterAction.ChangeType(cursor.place(begin), column, type, traits, Optional.empty());
  }

  private List<AlterAction> added(Begin begin) {
    if (cursor.is("DEFAULT") || (cursor.is("CONSTRAINT") && cursor.is(2, "DEFAULT"))) {
      return List.of(defaultFor(begin));
    }
    TsqlTableElements elements = new TsqlTableElements(readers);
    elements.read();
    return List.of(
        elements.columns().isEmpty()
            ? new AlterAction.AddConstraints(cursor.place(begin), elements.constraints())
            : new AlterAction.AddColumns(
                cursor.place(begin), elements.columns(), elements.constraints(), Optional.empty()));
  }

  /** {@code ADD CONSTRAINT name DEFAULT value FOR column}. */
  private AlterAction defaultFor(Begin begin) {
    if (cursor.accept("CONSTRAINT")) {
      cursor.passName();
    }
    cursor.expect("DEFAULT");
    Expression expression = columns.expression();
    cursor.expect("FOR");
    Identifier column = readers.columnName();
    return new AlterAction.SetDefault(cursor.place(begin), column, expression, false);
  }

  private List<AlterAction> dropped(Begin first) {
    List<AlterAction> actions = new ArrayList<>();
    Begin begin = first;
    boolean column = false;
    do {
      if (cursor.accept("COLUMN")) {
        column = true;
      } else if (cursor.accept("CONSTRAINT")) {
        column = false;
      }
      cursor.accept("IF", "EXISTS");
      ObjectName name = readers.objectName();
      actions.add(
          column
              ? new AlterAction.DropColumns(cursor.place(begin), name.parts())
              : new AlterAction.ChangeConstraint(cursor.place(begin), Optional.of(name)));
      begin = cursor.begin();
    } while (cursor.accept(","));
    return actions;
  }
}
