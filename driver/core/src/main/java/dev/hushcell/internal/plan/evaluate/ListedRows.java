package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.plan.KeyedRows.Locking;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Condition.Junction;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of other tables that a condition asks for, found by conditions that are evaluated in the
 * driver: {@code c IN (SELECT …)}, or EXISTS of rows that are tied to the outer ones by one
 * equality. Such a condition is true of rows whose column is in the list of what was found; of the
 * others it is only known that it is not true, which is enough where AND and OR join it to the
 * rest. It stays in the statement, without what was evaluated.
 */
public record ListedRows(
    StatementReading reading,
    Condition member,
    Select select,
    ColumnName outer,
    Expression inner,
    List<Expression> conditions,
    Filter filter,
    Optional<String> texts) {
  /** Takes conditions out of the one query within a statement that has some; empty for none. */
  public static Optional<ListedRows> of(
      Statement statement, StatementReading reading, Analysis analysis, Expressions expressions) {
    if (!reading.permission().mayEvaluate() || reading.rules().keyedRows().isEmpty()) {
      return Optional.empty();
    }
    Optional<Expression> where = where(statement);
    List<ListedRows> all = new ArrayList<>();
    for (Expression each : where.stream().flatMap(ListedRows::joined).toList()) {
      Scope scope =
          statement instanceof Change change
              ? analysis.scope(change)
              : analysis.scope((Select) ((Query) statement).body());
      new Reader(reading, analysis, expressions, scope).read(each).ifPresent(all::add);
    }
    if (all.size() > 1) {
      throw reading.notUnderstood("conditions to be evaluated in more than one query within it");
    }
    return all.stream().findFirst();
  }

  /** Returns what AND and OR join: where more of it is true, the whole is true of more rows. */
  private static Stream<Expression> joined(Expression condition) {
    return condition.bare() instanceof Junction junction && junction.kind() != Condition.Kind.XOR
        ? junction.terms().stream().flatMap(ListedRows::joined)
        : Stream.of(condition.bare());
  }

  /** Returns the WHERE of a statement; empty where a query within may mean what WITH names. */
  private static Optional<Expression> where(Statement statement) {
    if (statement instanceof Change change) {
      return change.with().isEmpty() ? change.where() : Optional.empty();
    }
    return statement instanceof Query query
            && query.body() instanceof Select select
            && query.with().isEmpty()
        ? select.where()
        : Optional.empty();
  }

  /** Reads conditions of the WHERE of a statement. */
  private record Reader(
      StatementReading reading, Analysis analysis, Expressions expressions, Scope scope) {
    Optional<ListedRows> read(Expression member) {
      if (member instanceof Condition.In in
          && in.query().isPresent()
          && !in.negated()
          && in.value().bare() instanceof ColumnName outer) {
        return query(in.query().get())
            .filter(select -> select.items().size() == 1)
            .flatMap(
                select ->
                    read(
                        in,
                        select,
                        outer,
                        select.items().get(0).value(),
                        Condition.members(select.where())));
      }
      return member instanceof Condition.Exists exists && !exists.unique()
          ? query(exists.query()).flatMap(select -> read(exists, select))
          : Optional.empty();
    }

    /** Returns what a query selects that has no clause beside its WHERE. */
    private static Optional<Select> query(Query query) {
      return query.body() instanceof Select select
              && select.where().isPresent()
              && PlainQuery.isPlain(query, select, false)
              && query.with().isEmpty()
              && query.order().isEmpty()
              && query.limit().isEmpty()
              && query.locks().isEmpty()
          ? Optional.of(select)
          : Optional.empty();
    }

    /** Looks for the one condition that ties its rows to those of the statement. */
    private Optional<ListedRows> read(Condition.Exists exists, Select select) {
      List<Expression> others = new ArrayList<>();
      List<Condition.Comparison> ties = new ArrayList<>();
      for (Expression each : Condition.members(select.where())) {
        boolean tie =
            each instanceof Condition.Comparison equal
                && equal.operator().equals("=")
                && (isTie(equal.left(), equal.right(), select)
                    || isTie(equal.right(), equal.left(), select));
        if (tie) {
          ties.add((Condition.Comparison) each);
        } else {
          others.add(each);
        }
      }
      if (ties.size() != 1) {
        return Optional.empty();
      }
      Expression left = ties.get(0).left();
      Expression right = ties.get(0).right();
      boolean first = isTie(left, right, select);
      return read(
          exists, select, (ColumnName) (first ? right : left), first ? left : right, others);
    }

    private boolean isTie(Expression inner, Expression outer, Select select) {
      return inner instanceof ColumnName
          && outer instanceof ColumnName name
          && isOf(inner, analysis.scope(select))
          && isOf(name, scope)
          && !isOf(name, analysis.scope(select))
          && !name.qualifier().isEmpty();
    }

    private boolean isOf(Expression name, Scope of) {
      return analysis.resolver().column(name, of, List.of()) != null;
    }

    private Optional<ListedRows> read(
        Condition member,
        Select select,
        ColumnName outer,
        Expression inner,
        List<Expression> conditions) {
      Scope within = analysis.scope(select);
      boolean alone =
          inner instanceof ColumnName
              && isOf(inner, within)
              && isOf(outer, scope)
              && Stream.concat(conditions.stream(), select.from().stream())
                  .flatMap(each -> each.nodes().stream())
                  .allMatch(
                      each ->
                          each instanceof ColumnName name
                              ? isOf(name, within)
                              : !(each instanceof Query));
      if (!alone) {
        return Optional.empty();
      }
      analysis.requireAll();
      if (!expressions.read(inner).equals(Provenance.plain())
          || !expressions.read(outer).equals(Provenance.plain())) {
        return Optional.empty();
      }
      Filter filter = Filter.ofChange(reading, analysis, expressions);
      filter.take(select);
      return filter.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new ListedRows(
                  reading,
                  member,
                  select,
                  outer,
                  inner,
                  conditions,
                  filter,
                  texts(outer, (ColumnName) inner, within)));
    }

    /** Returns the condition that takes a list of texts; empty where none of them is exact. */
    private Optional<String> texts(ColumnName outer, ColumnName inner, Scope within) {
      KeyedRows form = reading.rules().keyedRows().orElseThrow();
      Exactness exactness = new Exactness(reading);
      return exactness
          .comparison(analysis.resolver().column(outer, scope, List.of()))
          .flatMap(
              own ->
                  exactness
                      .comparison(analysis.resolver().column(inner, within, List.of()))
                      .flatMap(other -> form.amongTexts(reading.text(outer), own, other)));
    }
  }

  /** Writes the list of keys into the statement, before the condition. */
  public void splice() {
    int begin = reading.position(member);
    reading.splice(new Splice.Text(begin, begin, among() + " AND "));
    FoundRows.splice(filter.taken(), "1 = 1", reading);
  }

  private String among() {
    return texts.orElseGet(
        () -> form().among(List.of(reading.text(outer)), List.of(Optional.empty())));
  }

  private KeyedRows form() {
    return reading.rules().keyedRows().orElseThrow();
  }

  /**
   * Returns how the rows are found.
   *
   * @param returns whether a change of rows delivers them
   */
  public Finding finding(Statement statement, boolean returns, Finding.Queries planner) {
    String from =
        reading
            .tokens()
            .text(
                reading.position(select.from().get(0)),
                reading.end(select.from().get(select.from().size() - 1)));
    String where =
        conditions.stream()
            .map(each -> "(" + reading.text(each) + ")")
            .collect(Collectors.joining(" AND "));
    boolean locks = statement instanceof Change && form().locking() == Locking.ALL;
    String sql =
        "SELECT %s FROM %s WHERE %s%s"
            .formatted(reading.text(inner), from, where, locks ? " " + form().lock(false) : "");
    List<Integer> numbers = new ArrayList<>();
    Stream.concat(select.from().stream(), conditions.stream())
        .forEach(each -> numbers.addAll(reading.parameters(each)));
    Touching plan = planner.plan(sql);
    if (plan.evaluation() == null || plan.parameters().size() != numbers.size()) {
      throw reading.notUnderstood("a condition of a query within the statement", member);
    }
    return new Finding(
        new Finding.Asked(plan, numbers),
        null,
        false,
        true,
        List.of(texts.isPresent()),
        form().lists(1),
        among(),
        reading.position(member),
        FoundRows.before(member, reading),
        List.of(),
        filter.delivered().kept(),
        returns);
  }
}
