package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.util.List;
import java.util.Optional;

/**
 * Finds the conditions that only rows of one tenant can fulfil: those of a query or change of one
 * table that has {@code tenant_id = ?} among what AND joins. Wherever in them a column is compared
 * that is equal within a tenant, rows of others are left out in any case.
 */
public record TenantConditions(StatementReading reading, Analysis analysis) {
  /** Takes note of the columns that are compared beside their tenant in a statement. */
  public void find(Node statement) {
    if (reading.tables().stream().anyMatch(TenantConditions::isSearched)) {
      within(statement);
    }
  }

  private static boolean isSearched(ProtectedTable table) {
    return table.columns().stream().anyMatch(each -> each.search() == Search.TENANT);
  }

  private void within(Node node) {
    Optional<Scope> scope = analysis.knownScope(node);
    Optional<Expression> where = scope.isPresent() ? where(node) : Optional.empty();
    where.ifPresent(each -> where(each, scope.get(), selected(node)));
    node.parts(this::within);
  }

  private static Optional<Expression> where(Node node) {
    if (node instanceof Change change) {
      return change.where();
    }
    return node instanceof QueryBody.Select select ? select.where() : Optional.empty();
  }

  private List<Field> selected(Node node) {
    return node instanceof QueryBody.Select && reading.scoping().selected().contains(Place.WHERE)
        ? analysis.fields(node)
        : List.of();
  }

  private void where(Expression where, Scope scope, List<Field> selected) {
    if (scope.relations().size() != 1) {
      return;
    }
    RelationType relation = scope.relations().get(0);
    Optional<ProtectedTable> table = relation.rows().flatMap(reading.protection()::activated);
    if (table.filter(TenantConditions::isSearched).isEmpty()) {
      return;
    }
    OneRelation one = new OneRelation(analysis, relation, scope, selected);
    Tenants tenants =
        Tenants.where(
            Optional.of(where),
            table,
            relation,
            each -> one.column(each).map(Protection::fold),
            reading);
    tell(where, table.get(), tenants, one);
  }

  /** Names further in, of a query within the condition, may mean other columns. */
  private void tell(Node node, ProtectedTable table, Tenants tenants, OneRelation one) {
    if (node instanceof ColumnName name) {
      one.column(name)
          .flatMap(table::column)
          .filter(column -> column.search() == Search.TENANT)
          .flatMap(column -> keyed(column, tenants))
          .ifPresent(column -> reading.tell(name, column));
    } else if (!(node instanceof Query)) {
      node.parts(part -> tell(part, table, tenants, one));
    }
  }

  private Optional<ProtectedColumn> keyed(ProtectedColumn column, Tenants tenants) {
    return TenantKey.of(column).flatMap(key -> tenants.keyed(column, key, reading));
  }

  /** The relation of a statement that has no other. */
  private record OneRelation(
      Analysis analysis, RelationType relation, Scope scope, List<Field> selected) {
    /** Returns the column of it that an expression is for certain. */
    Optional<String> column(Expression expression) {
      SourceColumn found = analysis.resolver().column(expression, scope, selected);
      return Optional.ofNullable(found)
          .filter(each -> each.relation() == relation)
          .map(SourceColumn::column);
    }
  }
}
