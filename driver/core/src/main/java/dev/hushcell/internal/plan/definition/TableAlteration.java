package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what ALTER TABLE does to a table that exists. */
final class TableAlteration implements AlterAction.Reader {
  private final PlanContext around;
  private final DefinedTables tables;
  private final TableName table;
  private final Relation relation;
  private final NewColumns columns;
  private final List<SchemaChange> changes = new ArrayList<>();

  TableAlteration(PlanContext around, DefinedTables tables, Tokens tokens, Relation relation) {
    this.around = around;
    this.tables = tables;
    this.table = relation.name();
    this.relation = relation;
    this.columns =
        new NewColumns(around, tables, tokens, table, tables.activated(table)).altering();
  }

  Definition read(List<AlterAction> actions) {
    boolean names =
        actions.stream()
            .allMatch(
                action ->
                    action instanceof AlterAction.AddColumns
                        || action instanceof AlterAction.DropColumns
                        || action instanceof AlterAction.Harmless);
    if (!names) {
      tables.requireActivated(relation);
    }
    actions.forEach(action -> action.accept(this));
    changes.addAll(columns.checks().dropped());
    return new Definition(columns.splices(), changes);
  }

  @Override
  public void dropColumns(AlterAction.DropColumns drop) {
    drop.columns().forEach(this::drop);
  }

  @Override
  public void addConstraints(AlterAction.AddConstraints add) {
    columns.constraints().read(add.constraints());
  }

  @Override
  public void setDefault(AlterAction.SetDefault set) {
    columns
        .find(set.column())
        .ifPresent(each -> columns.made(each, set.expression(), set.onUpdate()));
    columns.requireUnnamed(set.expression(), set.column());
  }

  @Override
  public void renameColumn(AlterAction.RenameColumn rename) {
    String renamed = tables.storedColumn(rename.column());
    if (tables.activated(table).stream().anyMatch(e -> e.belongsTo().key().equals(renamed))) {
      throw DdlFault.RENAME.fault(
          renamed
              + " tells the rows that protected cells of "
              + table.table()
              + " belong to, and keeps its name");
    }
    columns
        .find(rename.column())
        .ifPresent(
            each ->
                changes.add(
                    new SchemaChange.RenameColumn(
                        table, each.name().column(), tables.storedColumn(rename.newName()))));
  }

  @Override
  public void changeConstraint(AlterAction.ChangeConstraint change) {
    change.name().map(ObjectName::last).ifPresent(TableAlteration::requireForeign);
  }

  @Override
  public void harmless() {}

  /** Cells that are kept as text compare by the collation of their column. */
  @Override
  public void convertText() {
    for (ProtectedColumn column : columns.columns()) {
      if (column.storage().isCollated()) {
        throw DdlFault.TYPE_CHANGE.fault(
            column.name().shortForm()
                + " keeps its cells as text, which must keep its character set; change the columns"
                + " one by one");
      }
    }
  }

  @Override
  public void renameTable(AlterAction.RenameTable rename) {
    ObjectName newName = rename.newName();
    boolean moves =
        newName
            .schema()
            .map(tables::stored)
            .filter(schema -> !schema.equals(table.schema()))
            .isPresent();
    if (moves && around.protection().isProtected(table)) {
      throw DdlFault.RENAME.at(
          newName.last().token().begin(),
          table.table()
              + " is protected and cannot move to another schema, where its keys could not be"
              + " found; make it there and copy");
    }
    if (!tables.activated(table).isEmpty()) {
      TableName to = new TableName(table.schema(), tables.stored(newName.last()));
      changes.add(new SchemaChange.RenameTable(table, to));
    } else if (around.protection().isProtected(table)) {
      throw DdlFault.RENAME.at(
          newName.last().token().begin(),
          table.table()
              + " has declared columns but none of them exists yet; add them before the table is"
              + " renamed, or declare them under the new name");
    }
  }

  /** The generated checks keep what is no cell out, whoever writes. */
  private static void requireForeign(Identifier constraint) {
    if (Names.fold(constraint.token().value()).startsWith("hushcell_")) {
      throw DdlFault.CHECK.at(
          constraint.token().begin(),
          "the constraint that lets only cells into a protected column cannot be changed; drop the"
              + " column");
    }
  }

  @Override
  public void addColumns(AlterAction.AddColumns add) {
    List<ProtectedColumn> added = columns.add(add.columns(), add.constraints());
    if (add.using().isPresent() && !added.isEmpty()) {
      throw filled(added.get(0), add.using().get());
    }
    for (ProtectedColumn column : added) {
      if (!has(column.name().column())) {
        changes.add(new SchemaChange.AddColumn(table, column));
      }
    }
    for (ColumnDefinition definition : add.columns()) {
      add.using().ifPresent(using -> columns.requireUnnamed(using, definition.name()));
    }
  }

  @Override
  public void attachPartition(AlterAction.AttachPartition attach) {
    tables.requirePlainBounds(Optional.of(relation), attach.part().last());
    tables.requireNoPart(attach.part());
  }

  private RuntimeException filled(ProtectedColumn column, Expression using) {
    return DdlFault.GENERATED.at(
        columns.position(using),
        column.name().shortForm()
            + " is protected and cannot be filled with USING, which the database computes; fill it"
            + " with UPDATE");
  }

  private boolean has(String column) {
    return around.schema().naming().columns().caseless()
        ? relation.hasDeclared(column)
        : relation.all().contains(column);
  }

  private void drop(Identifier name) {
    columns
        .find(name)
        .ifPresent(
            column -> changes.add(new SchemaChange.DropColumn(table, column.name().column())));
  }

  /** A definition under another name; of a protected column the cells stay. */
  @Override
  public void changeColumn(AlterAction.ChangeColumn change) {
    ColumnDefinition definition = change.definition();
    changeType(
        change.column(), definition.type().orElseThrow(), definition.traits(), Optional.empty());
    String to = tables.storedColumn(definition.name());
    Optional<ProtectedColumn> column = columns.find(change.column());
    boolean renamed = column.isPresent() && !column.get().name().column().equals(to);
    if (renamed && !changes.isEmpty()) {
      throw DdlFault.RENAME.at(
          definition.name().token().begin(),
          column.get().name().shortForm()
              + " gets another name and another type in one statement; do one after the other");
    }
    if (renamed) {
      changes.add(new SchemaChange.RenameColumn(table, column.get().name().column(), to));
    } else if (column.isEmpty() && tables.rule(table, to).isPresent()) {
      throw DdlFault.RENAME.at(
          definition.name().token().begin(),
          table.table()
              + "."
              + to
              + " is declared as protected and cannot be made by renaming a plain column; add it,"
              + " copy and drop the other");
    }
  }

  @Override
  public void changeType(AlterAction.ChangeType change) {
    changeType(change.column(), change.type(), change.traits(), change.using());
  }

  private void changeType(
      Identifier column, TypeName type, List<ColumnTrait> traits, Optional<Expression> using) {
    Optional<ProtectedColumn> known = columns.find(column);
    if (known.isEmpty()) {
      columns.traits(Optional.empty(), traits, column);
      using.ifPresent(each -> columns.requireUnnamed(each, column));
      return;
    }
    ProtectedColumn before = known.get();
    if (using.isPresent() && !columns.isItself(using.get(), column, type)) {
      throw filled(before, using.get());
    }
    using.ifPresent(columns::takeOutClause);
    ColumnName name = before.name();
    ProtectedColumn after =
        columns.derive(tables.rule(table, name.column()).orElseThrow(), name, type, traits);
    requireWider(before.type(), after, column);
    columns.replaceType(after, type);
    columns.traits(known, traits, column);
    if (!after.equals(before)) {
      changes.add(new SchemaChange.WidenColumn(table, after));
    }
  }

  private static void requireWider(LogicalType before, ProtectedColumn column, Identifier at) {
    LogicalType after = column.type();
    boolean wider =
        after.family() == before.family()
            && after.scale() == before.scale()
            && after.precision() >= before.precision()
            && after.ignoresCase() == before.ignoresCase();
    if (!wider) {
      throw DdlFault.TYPE_CHANGE.at(
          at.token().begin(),
          ("%s is %s and cannot become %s, for which its cells would have to be sealed again;"
                  + " only a longer type of the same family is possible")
              .formatted(column.name().shortForm(), before.declared(), after.declared()));
    }
  }
}
