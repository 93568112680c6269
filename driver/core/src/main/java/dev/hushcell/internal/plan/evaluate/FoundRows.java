package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.Finding.Asked;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.plan.KeyedRows.Locking;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a statement changes or locks, found by conditions that are evaluated in the driver.
 * It is read from one table, by a key of one plain column.
 */
public final class FoundRows {
  /** What the key is called in the queries. */
  private static final String KEY = "hushcell_found_key";

  private final StatementReading reading;
  private final KeyedRows form;
  private final Relation.Table table;
  private final Expression where;
  private final String key;
  private final List<Filter.Taken> taken;
  private final List<Evaluation.Kept> kept;

  FoundRows(
      StatementReading reading,
      Expressions expressions,
      RelationType relation,
      Relation.Table table,
      Expression where,
      Filter filter) {
    this.reading = reading;
    this.form = reading.rules().keyedRows().orElseThrow();
    this.table = table;
    this.where = where;
    this.key = key(relation, reading, expressions);
    this.taken = filter.taken();
    this.kept = filter.kept();
  }

  /** Takes conditions out of an UPDATE or DELETE; empty where there are none that can be. */
  public static Optional<FoundRows> of(
      Change change, StatementReading reading, Analysis analysis, Expressions expressions) {
    Optional<Expression> where = where(change);
    if (!reading.permission().mayEvaluate() || where.isEmpty()) {
      return Optional.empty();
    }
    Optional<Relation.Table> table = table(change);
    if (table.isEmpty() || reading.rules().keyedRows().isEmpty()) {
      reading.notEvaluated("a change of rows that is not one of one table by its WHERE alone");
      return Optional.empty();
    }
    analysis.requireAll();
    Filter filter =
        new Filter(
            reading,
            analysis,
            expressions,
            new Exactness(reading),
            new Fetching(),
            Optional.of(Right.CHANGE));
    filter.take(where, analysis.scope(change));
    return filter.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FoundRows(
                reading,
                expressions,
                analysis.scope(change).relations().get(0),
                table.get(),
                where.get(),
                filter));
  }

  private static Optional<Expression> where(Change change) {
    if (change instanceof Change.Update update) {
      return update.where();
    }
    return change instanceof Change.Delete delete ? delete.where() : Optional.empty();
  }

  /** Returns the table of a statement that changes rows of it, by its WHERE and nothing else. */
  private static Optional<Relation.Table> table(Change change) {
    if (change instanceof Change.Update update
        && update.with().isEmpty()
        && update.modifiers().isEmpty()
        && update.top().isEmpty()
        && update.from().isEmpty()
        && update.order().isEmpty()
        && update.limit().isEmpty()
        && update.hints().isEmpty()) {
      return alone(update.tables());
    }
    return change instanceof Change.Delete delete
            && delete.with().isEmpty()
            && delete.modifiers().isEmpty()
            && delete.top().isEmpty()
            && delete.targets().isEmpty()
            && delete.using().isEmpty()
            && delete.order().isEmpty()
            && delete.limit().isEmpty()
            && delete.hints().isEmpty()
        ? alone(delete.from())
        : Optional.empty();
  }

  /** Returns the one table that is read, as it is. */
  static Optional<Relation.Table> alone(List<Relation> from) {
    return from.size() == 1
            && from.get(0) instanceof Relation.Table table
            && !table.only()
            && table.hints().isEmpty()
            && table.options().isEmpty()
        ? Optional.of(table)
        : Optional.empty();
  }

  /** Returns the one plain column that tells the rows of a table apart, as it is written. */
  private static String key(
      RelationType relation, StatementReading reading, Expressions expressions) {
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

  /** Writes the list of keys into an UPDATE or DELETE in the place of what was taken. */
  public void splice() {
    for (int i = 0; i < taken.size(); i++) {
      Filter.Taken each = taken.get(i);
      StringBuilder left = new StringBuilder(i == 0 ? form.among(key) : "1 = 1");
      for (Expression told : each.told()) {
        if (parameters(told.place().begin(), told.place().end()) > 0) {
          // They stay where they are; what the condition is was decided already.
          left.append(" AND (1 = 1 OR (").append(reading.text(told)).append("))");
        }
      }
      reading.splice(
          new Splice.Text(
              reading.position(each.member()), reading.end(each.member()), left.toString()));
    }
  }

  /** Returns what a query that locks asks besides, in the place of its first member. */
  String among() {
    return form.among(key) + " AND ";
  }

  /**
   * Returns how the rows of an UPDATE or DELETE are found.
   *
   * @param planner plans a query
   */
  public Finding finding(Change change, boolean returns, RowQueries planner) {
    String found = "SELECT " + key + " AS " + KEY + from() + reading.text(where);
    String lock = form.lock(change instanceof Change.Delete);
    String all = form.locking() == Locking.ALL ? found + " " + lock : found;
    return finding(asked(all, where, 0, planner), lock, true, returns, planner);
  }

  /** Returns how the rows of a query are found that locks them, which is the last that it says. */
  Finding finding(Query query, Select select, RowQueries planner) {
    String text = reading.tokens().text();
    int list = reading.tokens().get(select.from().get(0).place().begin() - 1).begin();
    Node lock = query.locks().get(0);
    String found =
        text.substring(reading.position(query), list)
            + ", "
            + key
            + " AS "
            + KEY
            + " "
            + text.substring(list, reading.position(lock));
    String clause = reading.text(lock);
    return finding(
        asked(found, query, 0, planner),
        clause,
        !query.locks().get(0).words().contains("SKIP LOCKED"),
        false,
        planner);
  }

  private String from() {
    return " FROM " + reading.text(table) + " WHERE ";
  }

  private Finding finding(
      Asked found, String lock, boolean repeats, boolean returns, RowQueries planner) {
    Node first = taken.get(0).member();
    return new Finding(
        found,
        form.locking() == Locking.MATCHES ? locked(lock, planner) : null,
        repeats,
        reading.position(first),
        parameters(0, first.place().begin()),
        kept,
        returns);
  }

  private Asked locked(String lock, RowQueries planner) {
    String sql =
        "SELECT "
            + key
            + " AS "
            + KEY
            + from()
            + "("
            + reading.text(where)
            + ") AND "
            + form.among(key)
            + " ORDER BY "
            + key
            + " "
            + lock;
    return asked(sql, where, 1, planner);
  }

  /**
   * Plans a query.
   *
   * @param of the part of the statement of which it has all parameters
   * @param more how many it has besides
   */
  private Asked asked(String sql, Node of, int more, RowQueries planner) {
    int count = parameters(of.place().begin(), of.place().end());
    Touching plan = planner.plan(sql);
    if (plan.evaluation() == null || plan.parameters().size() != count + more) {
      throw reading.notUnderstood("a condition by which rows are found");
    }
    return new Asked(plan, parameters(0, of.place().begin()) + 1, count);
  }

  /** Returns how many parameters there are from one token to another. */
  private int parameters(int begin, int end) {
    return (int)
        IntStream.range(begin, end)
            .filter(i -> reading.tokens().get(i).kind() == TokenKind.PARAMETER)
            .count();
  }

  /** Returns what keeps a query that locks rows from being found; empty for one that does not. */
  static @Nullable String obstacle(
      Query query, Select select, Tail tail, StatementReading reading) {
    if (query.locks().isEmpty()) {
      return null;
    }
    boolean usual =
        query.locks().size() == 1
            && reading.end(query.locks().get(0)) == reading.end(query)
            && alone(select.from()).isPresent()
            && !PlainQuery.isDistinct(select)
            && tail.skipped() == null
            && !(tail.isThere() && query.locks().get(0).words().contains("SKIP LOCKED"));
    return usual && reading.rules().keyedRows().isPresent()
        ? null
        : "a lock that is not one of the rows of one table, or that stands beside OFFSET";
  }
}
