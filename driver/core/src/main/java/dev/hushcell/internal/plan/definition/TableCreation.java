package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads CREATE TABLE. */
record TableCreation(
    PlanContext around, DefinedTables tables, Tokens tokens, Definitions.Queries queries) {
  Definition read(DataDefinition.CreateTable create) {
    TableName name = tables.made(create.name());
    boolean declared = around.protection().isProtected(name);
    Token at = create.name().last().token();
    create.query().ifPresent(query -> requirePlain(at, query, declared, () -> isPlain(query)));
    create.source().ifPresent(source -> requirePlain(at, source, declared, () -> false));
    if (declared && (create.temporary() || around.rules().isTemporary(name.schema()))) {
      throw DdlFault.TEMPORARY_TABLE.at(
          at.begin(),
          name.table()
              + " is a protected table and cannot be a temporary one; give that one another name");
    }
    if (create.temporary() && around.rules().has(SqlHabit.UNLISTED_TEMPORARY_TABLES)) {
      requireNothingBehind(at, name);
    }
    Optional<Relation> existing = tables.find(create.name());
    if (create.ifNotExists()) {
      existing.filter(relation -> relation.name().equals(name)).ifPresent(tables::requireActivated);
    }
    NewColumns columns = new NewColumns(around, tables, tokens, name, List.of());
    create.textForms().forEach(columns::textForm);
    List<ProtectedColumn> added = columns.add(create.columns(), create.constraints());
    boolean makes = existing.isEmpty() || !existing.get().name().equals(name);
    List<SchemaChange> changes = new ArrayList<>();
    if (makes && !added.isEmpty()) {
      changes.add(new SchemaChange.CreateTable(name, added));
      changes.addAll(columns.checks().dropped());
    }
    return new Definition(columns.splices(), changes);
  }

  /** Statements on the one would be taken for statements on the other. */
  private void requireNothingBehind(Token at, TableName name) {
    if (around.schema().naming().meet(Naming.keys(name.table()), around.touch().reaching())) {
      throw DdlFault.TEMPORARY_TABLE.at(
          at.begin(),
          name.table()
              + " is a view or table that reaches a protected one, and a temporary table would"
              + " stand before it without being told apart; give that one another name");
    }
  }

  private void requirePlain(Token at, Node source, boolean declared, BooleanSupplier plain) {
    boolean reads =
        source.place().in(tokens).stream()
            .anyMatch(token -> token.isName() && tables.isNamed(token));
    boolean inClear = !around.protection().jobs().all().isEmpty(); // for as long as a job runs
    if (declared || (reads && (inClear || !plain.getAsBoolean()))) {
      throw DdlFault.COPIED_TABLE.at(
          at.begin(),
          at.value()
              + " would be filled from a query in which protected columns take part; create the"
              + " table with its columns, then INSERT … SELECT");
    }
  }

  /** A literal in it could be a value that was meant for a column of the new table. */
  private boolean isPlain(Query query) {
    boolean values =
        query.place().in(tokens).stream()
            .anyMatch(each -> each.kind() == Token.Kind.STRING || each.kind() == Token.Kind.BINARY);
    if (values) {
      return false;
    }
    try {
      queries.requirePlain(tokens.part(query.place().begin(), query.place().end()));
      return true;
    } catch (Fault refused) {
      if (refused.code().kind() != FaultKind.REFUSED) {
        throw refused;
      }
      return false;
    }
  }
}
