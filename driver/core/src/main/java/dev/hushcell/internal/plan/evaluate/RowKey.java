package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The key by which rows are found, of as few columns as there are.
 *
 * @param columns as they are written
 * @param texts how the texts of each are compared; empty for other columns, and where that is not
 *     known
 */
record RowKey(List<String> columns, List<Optional<TextComparison>> texts, KeyedRows form) {
  /** What it is called in the queries; behind the first column a number follows. */
  private static final String NAME = "hushcell_found_key";

  /** Returns the plain columns that tell the rows of a table apart, as they are written. */
  static RowKey of(RelationType relation, StatementReading reading, Expressions expressions) {
    return relation.rows().stream()
        .flatMap(table -> reading.schema().rowKeys(table).stream())
        .map(columns -> columns.stream().sorted().toList())
        .sorted(Comparator.<List<String>>comparingInt(List::size).thenComparing(List::toString))
        .map(columns -> written(columns, relation, reading, expressions))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                PlanFault.FOUND_WITHOUT_KEY.fault(
                    "the rows of the statement are found in the driver and then changed or locked by"
                        + " their key, and the table has no primary key, or unique one without NULL,"
                        + " of plain columns; add one, or change the rows one by one"));
  }

  /** Returns columns as they are written; empty where one of them is not plain. */
  private static Optional<RowKey> written(
      List<String> columns,
      RelationType relation,
      StatementReading reading,
      Expressions expressions) {
    List<String> written = new ArrayList<>();
    List<Optional<TextComparison>> texts = new ArrayList<>();
    for (String column : columns) {
      Optional<String> spelled =
          relation.all().stream()
              .filter(each -> isCalled(each, column))
              .filter(each -> expressions.values().of(each).equals(Provenance.plain()))
              .findFirst()
              .flatMap(each -> relation.spelled(each, reading.types()));
      if (spelled.isEmpty()) {
        return Optional.empty();
      }
      written.add(spelled.get());
      texts.add(new Exactness(reading).comparison(new SourceColumn(relation, column)));
    }
    return Optional.of(new RowKey(written, texts, reading.rules().keyedRows().orElseThrow()));
  }

  /** Returns the condition that is true of the rows in a list. */
  String among() {
    return form.among(columns, texts);
  }

  /** Tells of each column whether the list may have texts. */
  List<Boolean> takesTexts() {
    return texts.stream().map(form::takesTexts).toList();
  }

  /** Returns how many parameters that has. */
  int lists() {
    return form.lists(columns.size());
  }

  /** Returns what is selected to have it. */
  String selected() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      all.append(i == 0 ? "" : ", ").append(columns.get(i)).append(" AS ").append(NAME);
      all.append(i == 0 ? "" : "_" + (i + 1));
    }
    return all.toString();
  }

  /** Returns what rows are sorted by so that they are locked in one order. */
  String order() {
    return " ORDER BY " + String.join(", ", columns);
  }

  private static boolean isCalled(Field field, String column) {
    return field.name() != null
        && field.name().text().equals(column)
        && column.indexOf('?') < 0; // that is the parameter of the condition on it
  }
}
