package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.AssignedKey;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds tables and their protected columns by the names in a definition. */
final class DefinedTables {
  private final PlanContext around;

  DefinedTables(PlanContext around) {
    this.around = around;
  }

  /** Returns what is known of the types of the database. */
  TypeKnowledge types() {
    return around.types();
  }

  /** Finds a table that exists. */
  Optional<Relation> find(ObjectName name) {
    Optional<Token> schema = name.schema().map(Identifier::token);
    Token last = name.last().token();
    return around
        .schema()
        .find(
            schema.map(Token::value).orElse(null),
            schema.map(DefinedTables::isQuoted).orElse(false),
            last.value(),
            isQuoted(last));
  }

  /** Returns the name that a table to be made will have. */
  TableName made(ObjectName name) {
    SchemaView view = around.schema();
    String schema = name.schema().map(this::stored).orElseGet(view::currentSchema);
    return new TableName(schema, stored(name.last()));
  }

  /** Returns a name as the database stores it. */
  String stored(Identifier name) {
    return stored(name.token(), Naming.Kind.TABLE);
  }

  /** Returns the name of a column as the database stores it. */
  String storedColumn(Identifier name) {
    return stored(name.token(), Naming.Kind.COLUMN);
  }

  private String stored(Token name, Naming.Kind kind) {
    return around
        .schema()
        .naming()
        .stored(new Name(name.value(), isQuoted(name)), kind)
        .orElseThrow(
            () ->
                DdlFault.NOT_UNDERSTOOD.at(
                    name.begin(),
                    "the definition has a name with capital letters other than A to Z, of which it"
                        + " is not known how the database stores them; write it in quotes"));
  }

  /** Tells whether a name may be that of a protected table or of something that reaches one. */
  boolean isNamed(Token name) {
    return around.schema().naming().mayBe(name.value(), around.names());
  }

  /** Returns what protects a column: the catalogue, for ever, else the configuration. */
  Optional<ColumnRule> rule(TableName table, String column) {
    Optional<ProtectedColumn> known = activated(table, column);
    Optional<ColumnRule> rule =
        around.protection().rules(table).stream().filter(each -> each.speaksOf(column)).findFirst();
    return known.isPresent()
        ? known.map(each -> recorded(each, rule.flatMap(ColumnRule::type)))
        : rule;
  }

  private static ColumnRule recorded(ProtectedColumn column, Optional<String> type) {
    TableName table = column.name().table();
    return new ColumnRule(
        Optional.of(table.schema()),
        table.table(),
        column.name().column(),
        column.search(),
        column.compare(),
        column.key(),
        type,
        column.pad(),
        column.storage(),
        column.narrow(),
        column.belongsTo(),
        EnumSet.allOf(Accept.class));
  }

  /** Returns a column as the catalogue has it. */
  Optional<ProtectedColumn> activated(TableName table, String column) {
    return around
        .protection()
        .activated(table)
        .flatMap(
            each ->
                each.columns().stream()
                    .filter(c -> c.name().column().equalsIgnoreCase(column))
                    .findFirst());
  }

  /** Returns the columns of the primary key of a table. */
  Set<String> primaryKey(TableName table) {
    return around.schema().primaryKey(table);
  }

  /** Returns the protected columns of a table as the catalogue has them. */
  List<ProtectedColumn> activated(TableName table) {
    return around.protection().activated(table).map(ProtectedTable::columns).orElse(List.of());
  }

  /** Returns the names of the columns of a table that are declared or on record. */
  Set<String> columnNames(TableName table) {
    Set<String> names = new HashSet<>();
    activated(table).forEach(column -> names.add(column.name().column()));
    around.protection().rules(table).forEach(rule -> names.add(rule.column()));
    return names;
  }

  /** Tells whether a stray table or column gets a name that is on record, or is dropped. */
  boolean isRestored(TableName table, AlterAction action) {
    if (around.protection().stray(table).isEmpty()) {
      return false;
    }
    if (action instanceof AlterAction.RenameTable rename) {
      TableName to = new TableName(table.schema(), stored(rename.newName().last()));
      return around.protection().activated(to).isPresent();
    }
    if (action instanceof AlterAction.RenameColumn rename) {
      return activated(table, storedColumn(rename.newName())).isPresent();
    }
    return action instanceof AlterAction.DropColumns;
  }

  /** Asks for the activation of columns that the configuration names and the table has. */
  void requireActivated(Relation relation) {
    for (ColumnRule rule : around.protection().rules(relation.name())) {
      if (relation.hasDeclared(rule.column())
          && !around.protection().isElsewhere(relation.name(), rule.column())
          && activated(relation.name(), rule.column()).isEmpty()) {
        if (rule.belongsTo().isThere()) {
          AssignedKey.require(
              around.schema(), relation.name(), rule.belongsTo().key(), rule.column());
        }
        throw new ActivationNeeded(relation.name());
      }
    }
  }

  /**
   * Refuses bounds of a partition of a table that may have values of a protected column: no column
   * that is activated decides in which partition a row is kept.
   */
  void requirePlainBounds(Optional<Relation> whole, Identifier at) {
    whole.ifPresent(this::requireActivated);
    String name = whole.map(each -> each.name().table()).orElseGet(() -> at.token().value());
    boolean known = whole.filter(each -> around.protection().isProtected(each.name())).isPresent();
    if (!known && around.schema().naming().mayBe(name, around.names())) {
      throw bounds(at.token());
    }
  }

  /** Refuses to make a protected table a part of another one. */
  void requireNoPart(ObjectName part) {
    boolean named =
        find(part).filter(each -> around.protection().isProtected(each.name())).isPresent();
    if (named) {
      throw bounds(part.last().token());
    }
  }

  private static RuntimeException bounds(Token at) {
    return DdlFault.PARTITION.at(
        at.begin(),
        "the bounds of a partition may be values of a protected column, or its rows cells, for one"
            + " of the two tables is not there or reaches a protected one; name the protected table"
            + " as the whole and a plain one as the part");
  }

  /** Returns the protected column that a definition of that type makes. */
  ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, Optional<String> collation) {
    String compared = collation.orElseGet(() -> around.schema().collation(name.table().schema()));
    ProtectedColumn column = around.types().derive(rule, name, declared, compared);
    collation.ifPresent(own -> requireComparison(column, own));
    return column;
  }

  /** Cells keep no collation: texts would be evaluated as those of any other column. */
  private void requireComparison(ProtectedColumn column, String own) {
    boolean undeclared =
        around.access().evaluable(column.name()).filter(each -> each.order().isEmpty()).isPresent();
    if (!undeclared || column.type().family() != Family.TEXT) {
      return;
    }
    TextComparison database = around.schema().texts().comparison(column.name().table().schema());
    if (database.pattern().isPresent() && !own.equalsIgnoreCase(database.collation())) {
      throw DdlFault.OWN_COLLATION.fault(
          ("%s has the collation %s, which cells do not keep, and its conditions are to be"
                  + " evaluated as the database compares texts, by %s; leave the collation out, or"
                  + " write text-order: into the configuration for the order that counts instead")
              .formatted(column.name().shortForm(), own, database.collation()));
    }
  }

  private static boolean isQuoted(Token name) {
    return name.kind() == Token.Kind.QUOTED;
  }
}
