package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import java.util.Set;

/** The key by which rows are found. */
final class RowKey {
  private RowKey() {}

  /** Returns the one plain column that tells the rows of a table apart, as it is written. */
  static String of(RelationType relation, StatementReading reading, Expressions expressions) {
    return relation.rows().stream()
        .flatMap(table -> reading.schema().rowKeys(table).stream())
        .filter(columns -> columns.size() == 1)
        .flatMap(Set::stream)
        .sorted()
        .flatMap(
            column ->
                relation.all().stream()
                    .filter(each -> isCalled(each, column))
                    .filter(each -> expressions.values().of(each).equals(Provenance.plain())))
        .flatMap(each -> relation.spelled(each, reading.types()).stream())
        .findFirst()
        .orElseThrow(
            () ->
                PlanFault.FOUND_WITHOUT_KEY.fault(
                    "the rows of the statement are found in the driver and then changed or locked by"
                        + " their key, and the table has no primary key, or unique one without NULL,"
                        + " of one plain column; add one, or change the rows one by one"));
  }

  private static boolean isCalled(Field field, String column) {
    return field.name() != null
        && field.name().text().equals(column)
        && column.indexOf('?') < 0; // that is the parameter of the condition on it
  }
}
