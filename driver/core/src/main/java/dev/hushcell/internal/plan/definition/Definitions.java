package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.StrayTables;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads data definition statements that name a protected table. */
public final class Definitions implements DataDefinition.Reader<Definition> {
  private final PlanContext around;
  private final Queries queries;
  private final DefinedTables tables;
  private final Tokens tokens;

  private Definitions(Tokens tokens, PlanContext around, Queries queries) {
    this.tokens = tokens;
    this.around = around;
    this.queries = queries;
    this.tables = new DefinedTables(around);
  }

  /** Reads the queries that stand in definitions. */
  public interface Queries {
    /**
     * Refuses the query of a view to be made that could not be followed.
     *
     * @return what gives NULLs beside cells their type
     */
    List<Splice> requireFollowed(Tokens query);

    /** Refuses a query that delivers cells, or in which something would have to be sealed. */
    void requirePlain(Tokens query);
  }

  /**
   * Reads one statement.
   *
   * @param queries reads the queries in it
   */
  public static Definition read(Tokens tokens, PlanContext around, Queries queries) {
    DataDefinition statement = around.rules().definitions().parse(tokens);
    if (!(statement instanceof DataDefinition.CreateView)) { // whose query is read
      requireNoParameter(tokens);
    }
    return statement.accept(new Definitions(tokens, around, queries));
  }

  /** No definition takes one, but its value would be sent before the database says so. */
  private static void requireNoParameter(Tokens tokens) {
    for (Token token : tokens.list()) {
      if (token.kind() == Token.Kind.PARAMETER) {
        throw DdlFault.NOT_UNDERSTOOD.at(
            token.begin(),
            "a definition that names a protected table has a parameter, whose value would be sent"
                + " as it is; write it without one");
      }
    }
  }

  /** Refuses to rename a schema that holds protected tables; it names none of them. */
  public static void requireSchemaStays(Tokens tokens, Protection protection) {
    boolean renames = tokens.isWord(0, "ALTER") && tokens.isWord(1, "SCHEMA");
    for (TableName table : renames ? protection.activated().keySet() : Set.<TableName>of()) {
      String schema = Names.fold(table.schema());
      for (Token token : tokens.list()) {
        if (token.isName() && Names.fold(token.value()).equals(schema)) {
          throw DdlFault.RENAME.at(
              token.begin(),
              "the schema "
                  + table.schema()
                  + " holds protected tables and is renamed, after which their keys could not be"
                  + " found; make a new schema and copy");
        }
      }
    }
  }

  @Override
  public Definition createTable(DataDefinition.CreateTable create) {
    return new TableCreation(around, tables, tokens, queries).read(create);
  }

  @Override
  public Definition alterTable(DataDefinition.AlterTable alter) {
    Optional<Relation> relation = tables.find(alter.name());
    if (relation.isPresent()) {
      boolean one = alter.actions().size() == 1;
      if (one && tables.isRestored(relation.get().name(), alter.actions().get(0))) {
        return Definition.HARMLESS;
      }
      int position = alter.name().last().token().begin();
      requireNoStray(relation.get(), position);
      if (!relation.get().isTable() && !isRenaming(alter)) {
        throw notUnderstood(position);
      }
      return new TableAlteration(around, tables, tokens, relation.get()).read(alter.actions());
    }
    if (!alter.ifExists() && tables.isNamed(alter.name().last().token())) {
      throw DdlFault.TABLE_MISSING.at(
          alter.name().last().token().begin(),
          "the protected table "
              + alter.name().last().token().value()
              + " does not exist in this schema; create it or check the schema");
    }
    return Definition.HARMLESS;
  }

  /** Cells in a declared column without a record tell that the catalogue is gone. */
  private void requireNoStray(Relation relation, int position) {
    if (around.protection().stray(relation.name()).isPresent()) {
      tables.requireActivated(relation);
    }
    StrayTables.requireNone(around.protection(), relation.name(), position);
  }

  /** A view has columns of others, so that a default there would be one of theirs. */
  private static boolean isRenaming(DataDefinition.AlterTable alter) {
    return alter.actions().stream().allMatch(AlterAction.RenameTable.class::isInstance);
  }

  @Override
  public Definition dropTable(DataDefinition.DropTable drop) {
    List<SchemaChange> changes = new ArrayList<>();
    for (ObjectName name : drop.names()) {
      Optional<TableName> found = tables.find(name).map(Relation::name);
      found
          .filter(table -> around.protection().activated(table).isPresent())
          .ifPresent(table -> changes.add(new SchemaChange.DropTable(table)));
    }
    return new Definition(List.of(), changes);
  }

  @Override
  public Definition createIndex(DataDefinition.CreateIndex index) {
    Optional<Relation> relation = tables.find(index.table());
    if (relation.isEmpty()) {
      return Definition.HARMLESS;
    }
    tables.requireActivated(relation.get());
    TableName table = relation.get().name();
    StrayTables.requireNone(around.protection(), table, index.table().last().token().begin());
    NewColumns columns = new NewColumns(around, tables, tokens, table, tables.activated(table));
    columns.constraints().index(index);
    return new Definition(columns.splices(), List.of());
  }

  @Override
  public Definition createView(DataDefinition.CreateView view) {
    requireNoTable(view.name().last().token());
    Place query = view.query().place();
    List<Splice> typed = queries.requireFollowed(tokens.part(query.begin(), query.end()));
    return typed.isEmpty() ? Definition.HARMLESS : new Definition(typed, List.of());
  }

  @Override
  public Definition createPartition(DataDefinition.CreatePartition partition) {
    requireNoTable(partition.name().last().token());
    tables.requirePlainBounds(tables.find(partition.whole()), partition.whole().last());
    return Definition.HARMLESS;
  }

  @Override
  public Definition createSynonym(DataDefinition.CreateSynonym synonym) {
    requireUnnamed(synonym.name().last().token());
    requireUnnamed(synonym.target().last().token());
    return Definition.HARMLESS;
  }

  @Override
  public Definition createTrigger(DataDefinition.CreateTrigger trigger) {
    requireHarmless(trigger);
    return Definition.HARMLESS;
  }

  @Override
  public Definition other(DataDefinition.Other other) {
    new OtherDefinitions(tokens, tables, around).require(other);
    return Definition.HARMLESS;
  }

  @Override
  public Definition notUnderstood(DataDefinition.NotUnderstood unknown) {
    throw notUnderstood(unknown.position());
  }

  @Override
  public Definition harmless(DataDefinition.Harmless statement) {
    return Definition.HARMLESS;
  }

  /** A trigger may do what it wants with the plain columns of a protected table. */
  private void requireHarmless(DataDefinition.CreateTrigger trigger) {
    if (trigger.body().isEmpty()) {
      throw reaches(tokens.get(0));
    }
    Set<String> columns = new HashSet<>();
    tables.find(trigger.table()).map(Relation::name).stream()
        .flatMap(table -> tables.columnNames(table).stream())
        .forEach(column -> columns.add(Names.fold(column)));
    for (Token token : trigger.body().get().place().in(tokens)) {
      boolean named = token.isName() || token.kind() == Token.Kind.STRING;
      if (named && (columns.contains(Names.fold(token.value())) || tables.isNamed(token))) {
        throw reaches(token);
      }
    }
  }

  private void requireNoTable(Token name) {
    String folded = Names.fold(name.value());
    if (around.protection().tableNames().stream().map(Names::fold).anyMatch(folded::equals)) {
      throw reaches(name);
    }
  }

  private void requireUnnamed(Token name) {
    if (tables.isNamed(name)) {
      throw reaches(name);
    }
  }

  static RuntimeException reaches(Token at) {
    return DdlFault.REACHES.at(
        at.begin(),
        "a view, trigger, synonym or routine would reach a protected table, where it finds cells;"
            + " do its work in the application");
  }

  static RuntimeException notUnderstood(int position) {
    return DdlFault.NOT_UNDERSTOOD.at(
        position,
        "the definition names a protected table and is in no form that is understood; simplify it");
  }
}
