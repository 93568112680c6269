package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows together whose values differ in case alone. They are grouped by the beginnings of their
 * cells, and where the column is selected, it is any cell of the group, as a database gives any
 * value that is equal under a collation which ignores case. DISTINCT becomes such a GROUP BY.
 */
record BeginningGroups(StatementReading reading, Analysis analysis, Expressions expressions) {
  /** Has any cell of each group selected, where groups are made by the beginnings of a column. */
  void represent(QueryBody.Select select, List<Field> fields, Set<SourceColumn> keys) {
    for (int i = 0; i < select.items().size() && !keys.isEmpty(); i++) {
      Clause.SelectItem item = select.items().get(i);
      if (item.value() instanceof Operand.AllColumns) {
        return; // the database refuses a star beside groups, or has any row of them
      }
      SourceColumn of = fields.get(i).of();
      if (of != null && keys.contains(of) && item.value() instanceof Operand.ColumnName column) {
        represent(item, column);
      }
    }
  }

  /** Refuses a condition on such groups, where several databases take only what is selected. */
  void requireNoKey(Expression having, Sorting.Rows rows, Set<SourceColumn> keys) {
    if (!keys.isEmpty()) {
      requireNoKeyIn(having, rows, keys);
    }
  }

  private void requireNoKeyIn(Node node, Sorting.Rows rows, Set<SourceColumn> keys) {
    if (node instanceof Operand.ColumnName column) {
      SourceColumn of = analysis.resolver().column(column, rows.scope(), List.of());
      if (of != null && keys.contains(of)) {
        throw PlanFault.GROUPED_WITHOUT_SEARCH.at(
            reading.position(column),
            reading.text(column)
                + " ignores case and is grouped by the beginnings of its cells, of which HAVING knows"
                + " nothing; put the condition into WHERE");
      }
    }
    node.parts(part -> requireNoKeyIn(part, rows, keys));
  }

  private void represent(Clause.SelectItem item, Operand.ColumnName column) {
    String name = item.alias().isPresent() ? "" : " AS " + reading.text(column.last());
    Splice.around(reading.position(column), reading.end(column), reading.rules().anyOf() + name)
        .forEach(reading::splice);
  }

  /**
   * Reads DISTINCT over columns by themselves of which one ignores case; false for any other, of
   * which nothing was read.
   */
  boolean distinct(QueryBody.Select select, Sorting.Rows rows, Sorting sorting) {
    List<Field> fields = rows.fields();
    List<@Nullable SourceColumn> sources = new ArrayList<>();
    fields.forEach(each -> sources.add(each.of()));
    boolean simple =
        select.groupBy().isEmpty()
            && select.having().isEmpty()
            && select.windows().isEmpty()
            && select.qualify().isEmpty()
            && select.top().isEmpty()
            && select.items().size() == fields.size()
            && select.items().stream().allMatch(each -> each.value() instanceof Operand.ColumnName)
            && reading.isWord(select, 1, "DISTINCT");
    Predicate<Field> apart =
        each -> ignoresCase(each) && !sorting.isToldByKey(each.of(), sources, rows.scope());
    if (!simple || fields.stream().noneMatch(apart)) {
      return false;
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Clause.SelectItem item = select.items().get(i);
      Operand.ColumnName column = (Operand.ColumnName) item.value();
      Provenance value = expressions.values().of(fields.get(i));
      if (apart.test(fields.get(i))) {
        expressions.comparisons().requireDistinctByBeginning((Provenance.Cell) value);
        keys.add(beginning(column, ((Provenance.Cell) value).column()));
        represent(item, column);
      } else {
        sorting.group(value);
        keys.add(reading.text(column));
      }
    }
    Token word = reading.tokens().get(select.place().begin() + 1);
    reading.splice(new Splice.Text(word.begin(), word.end(), ""));
    int end = reading.end(select);
    reading.splice(new Splice.Text(end, end, " GROUP BY " + String.join(", ", keys)));
    return true;
  }

  private boolean ignoresCase(Field field) {
    return expressions.values().of(field) instanceof Provenance.Cell cell
        && cell.column().compare().isByBeginning();
  }

  private String beginning(Expression column, ProtectedColumn of) {
    return reading.rules().beginning(of).replace("%s", reading.text(column));
  }
}
