package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * CHECKs of the application that name protected columns, whose cells the database would test. They
 * are refused, or, where the configuration says so or they only list values, keep their name and
 * lose their condition.
 */
final class Checks {
  private final PlanContext around;
  private final DefinedTables tables;
  private final Tokens tokens;
  private final TableName table;
  private final NewColumns columns;
  private final List<SchemaChange> dropped = new ArrayList<>();

  Checks(
      PlanContext around,
      DefinedTables tables,
      Tokens tokens,
      TableName table,
      NewColumns columns) {
    this.around = around;
    this.tables = tables;
    this.tokens = tokens;
    this.table = table;
    this.columns = columns;
  }

  /** Returns the checks that lose their condition. */
  List<SchemaChange> dropped() {
    return dropped;
  }

  /** Reads a check in the definition of a protected column. */
  void of(ProtectedColumn column, ColumnTrait.Check check) {
    Set<String> names = new TreeSet<>(named(check.condition()));
    names.add(column.name().column());
    drop(column, columns.position(check), names, check.name(), check.condition());
  }

  /** Reads a check beside the columns, or in the definition of a plain one. */
  void read(Optional<Identifier> constraint, Expression condition) {
    Set<String> names = named(condition);
    if (!names.isEmpty()) {
      ProtectedColumn first =
          columns.columns().stream()
              .filter(column -> names.contains(column.name().column()))
              .findFirst()
              .orElseThrow();
      drop(first, place(first, condition), names, constraint, condition);
    } else if (columns.namesProtected(condition)) {
      throw DdlFault.CHECK.at(
          columns.position(condition),
          "a CHECK reads a protected table, where it would find cells; check in the application");
    }
  }

  private Set<String> named(Expression condition) {
    Set<String> words = words(condition);
    return columns.columns().stream()
        .map(column -> column.name().column())
        .filter(name -> words.contains(Names.fold(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> words(Expression condition) {
    return condition.place().in(tokens).stream()
        .filter(Token::isName)
        .map(token -> Names.fold(token.value()))
        .collect(Collectors.toSet());
  }

  private int place(ProtectedColumn column, Expression condition) {
    String folded = Names.fold(column.name().column());
    return condition.place().in(tokens).stream()
        .filter(token -> token.isName() && Names.fold(token.value()).equals(folded))
        .findFirst()
        .orElseThrow()
        .begin();
  }

  /** Tells whether a condition says which values a column may have, and nothing else. */
  private boolean isList(Expression condition, ProtectedColumn column) {
    if (condition instanceof Condition.In in) {
      return !in.negated()
          && in.query().isEmpty()
          && in.table().isEmpty()
          && isColumn(in.value(), column)
          && in.values().stream().allMatch(Operand.Literal.class::isInstance);
    }
    return condition instanceof Condition.Between between
        && !between.negated()
        && isColumn(between.value(), column)
        && between.low() instanceof Operand.Literal
        && between.high() instanceof Operand.Literal;
  }

  private boolean isColumn(Expression value, ProtectedColumn column) {
    return value instanceof Operand.ColumnName name
        && name.parts().size() == 1
        && columns.find(name.parts().get(0)).filter(column::equals).isPresent();
  }

  private void drop(
      ProtectedColumn column,
      int position,
      Set<String> names,
      Optional<Identifier> constraint,
      Expression condition) {
    boolean drops =
        switch (around.trusted().checks()) {
          case NONE -> false;
          case LISTS -> isList(condition.bare(), column);
          case ALL -> true;
        };
    if (!drops) {
      throw DdlFault.CHECK.at(
          position,
          column.name().shortForm()
              + " is protected and cannot be checked by the database, which finds cells in it;"
              + " check in the application, or let ddl.checks: drop take the condition out");
    }
    String holds =
        around
            .types()
            .droppedCheck(names.stream().map(name -> new ColumnName(table, name)).toList());
    columns.replace(condition, holds);
    dropped.add(
        new SchemaChange.DropCheck(table, constraint.map(tables::stored), List.copyOf(names)));
  }
}
