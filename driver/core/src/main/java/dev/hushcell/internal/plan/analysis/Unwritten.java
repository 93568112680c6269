package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;

/** Columns that a statement uses without writing their names. */
final class Unwritten {
  private Unwritten() {}

  /** Tells whether there may be any: a star, a row as a whole, an INSERT without a list. */
  static boolean isIn(Node statement, Naming naming) {
    List<Identifier> tables = new ArrayList<>();
    List<Identifier> alone = new ArrayList<>();
    for (Node node : statement.nodes(each -> !isCountOfRows(each))) {
      if (isUnwritten(node)) {
        return true;
      }
      if (node instanceof Relation.Table table) {
        tables.add(table.called());
      } else if (node instanceof Operand.ColumnName column && column.parts().size() == 1) {
        alone.add(column.parts().get(0));
      }
    }
    return alone.stream()
        .anyMatch(
            name -> tables.stream().anyMatch(table -> naming.mayBe(name.name(), table.name())));
  }

  private static boolean isUnwritten(Node node) {
    if (node instanceof Change.Insert insert) {
      return insert.columns().isEmpty() && insert.assignments().isEmpty();
    }
    if (node instanceof Part.MergeWhen when) {
      return when.action().equals("INSERT") && when.columns().isEmpty();
    }
    return node instanceof Operand.AllColumns
        || node instanceof QueryBody.TableRows
        || (node instanceof Relation.Join join && join.kind().contains("NATURAL"))
        || (node instanceof Part.Alias alias && !alias.columns().isEmpty());
  }

  /** {@code COUNT(*)} uses rows, and no column. */
  private static boolean isCountOfRows(Node node) {
    return node instanceof Computation.Function call
        && call.name().size() == 1
        && call.name().get(0).token().isWord("COUNT")
        && call.arguments().size() == 1
        && call.arguments().get(0).value() instanceof Operand.AllColumns star
        && star.qualifier().isEmpty()
        && call.filter().isEmpty()
        && call.over().isEmpty();
  }
}
