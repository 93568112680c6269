package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keys of GROUP BY and ORDER BY mean, and what is one value for each group by them. */
final class GroupKeys {
  private final Select select;
  private final Scalars scalars;
  private final Sorting.Rows rows;
  private final Sorting sorting;
  private final List<Expression> by = new ArrayList<>();
  private final List<Identifier> labels = new ArrayList<>();

  GroupKeys(Select select, Scalars scalars, Sorting.Rows rows, Sorting sorting) {
    this.select = select;
    this.scalars = scalars;
    this.rows = rows;
    this.sorting = sorting;
  }

  /** Groups by one more. */
  void add(Expression key) {
    by.add(key);
  }

  /** Returns the names of what is selected that keys stand for. */
  List<Identifier> labels() {
    return labels;
  }

  /**
   * Returns what a key of GROUP BY or ORDER BY means, which may be a place or a name of what is
   * selected; empty where that is not certain.
   */
  Optional<Expression> meant(Expression key, boolean sorts) {
    Optional<Slot> slot = scalars.types().slot(key);
    if (slot.isPresent()) {
      boolean places = sorts || reading().rules().has(SqlHabit.GROUPS_BY_PLACE);
      return places && slot.get().value() instanceof BigDecimal at && isPlace(at)
          ? Optional.of(select.items().get(at.intValueExact() - 1).value())
          : Optional.empty();
    }
    List<SelectItem> named = named(key);
    if (named.isEmpty()) {
      return Optional.of(key);
    }
    ExpressionTypes.names(key).forEach(each -> labels.add(each.last()));
    Expression only = named.get(0).value();
    SourceColumn column = key instanceof ColumnName name ? column(name) : null;
    boolean same =
        column != null && only instanceof ColumnName other && column.equals(column(other));
    boolean nowhere =
        key instanceof ColumnName name
            && rows.scope().relations().stream()
                .allMatch(each -> resolver().isNot(name.last().name(), each));
    return named.size() == 1
            && key instanceof ColumnName
            && (same || nowhere || (sorts && !isOfRelation(key)))
        ? Optional.of(only)
        : Optional.empty();
  }

  /** Returns what is selected under a name that may be one of those in an expression. */
  List<SelectItem> named(Expression written) {
    List<Name> names =
        ExpressionTypes.names(written).stream()
            .filter(name -> name.qualifier().isEmpty())
            .map(name -> name.last().name())
            .toList();
    return select.items().stream()
        .filter(
            item ->
                item.alias().stream()
                    .anyMatch(
                        alias ->
                            names.stream()
                                .anyMatch(name -> reading().naming().mayBe(name, alias.name()))))
        .toList();
  }

  private boolean isPlace(BigDecimal at) {
    return at.scale() == 0
        && at.signum() > 0
        && at.compareTo(BigDecimal.valueOf(select.items().size())) <= 0;
  }

  private boolean isOfRelation(Expression key) {
    return key instanceof ColumnName name && column(name) != null;
  }

  private StatementReading reading() {
    return scalars.reading();
  }

  private Resolver resolver() {
    return scalars.resolver();
  }

  private @Nullable SourceColumn column(ColumnName name) {
    return resolver().column(name, rows.scope(), List.of());
  }

  /** Tells whether an expression is a literal number, which is the same in every group. */
  boolean isNumber(Expression written) {
    return written instanceof Operand.Literal literal
        && literal.kind() == Operand.Kind.NUMBER
        && (PlainQuery.isDistinct(select) || select.groupBy().isPresent());
  }

  /**
   * Tells whether a key splits no group of the others: it is a number, or a cell of a row that the
   * plain columns among them identify, since they have a key of its table.
   */
  boolean isSameInGroup(Expression key) {
    if (isNumber(key)) {
      return true;
    }
    if (!(key instanceof ColumnName name
        && scalars.expressions().read(name) instanceof Provenance.Cell cell)) {
      return false;
    }
    List<@Nullable SourceColumn> plain = new ArrayList<>();
    for (Expression each : by) {
      if (each instanceof ColumnName other
          && scalars.expressions().read(other).equals(Provenance.plain())) {
        plain.add(column(other));
      }
    }
    boolean told = sorting.isToldByKey(column(name), plain, rows.scope());
    if (told) {
      reading().permission().requireSearchable(cell);
    }
    return told;
  }

  /** Tells whether an expression is one for each group, and has one name for each thing. */
  boolean isDetermined(Node node) {
    if (node instanceof Computation.Function call && Aggregates.function(call).isPresent()) {
      return true;
    }
    if (node instanceof Expression written && by.stream().anyMatch(each -> isSame(each, written))) {
      return true;
    }
    if (node instanceof ColumnName name) {
      SourceColumn column = column(name);
      List<@Nullable SourceColumn> told = new ArrayList<>();
      by.forEach(each -> told.add(each instanceof ColumnName other ? column(other) : null));
      return column != null
          && (told.contains(column) || sorting.isToldByKey(column, told, rows.scope()));
    }
    List<Node> parts = new ArrayList<>();
    node.parts(parts::add);
    return !(node instanceof Operand.Subquery) && parts.stream().allMatch(this::isDetermined);
  }

  /** Parameters may differ, and names in quotes and literals do by their case alone. */
  private boolean isSame(Expression one, Expression other) {
    int length = one.place().end() - one.place().begin();
    boolean same =
        length == other.place().end() - other.place().begin() && !(one instanceof ColumnName);
    for (int i = 0; same && i < length; i++) {
      same = isSame(token(one, i), token(other, i));
    }
    return same;
  }

  private boolean isSame(Token one, Token other) {
    String first = text(one);
    return one.kind() == other.kind()
        && one.kind() != Token.Kind.PARAMETER
        && (one.kind() == Token.Kind.WORD
            ? first.equalsIgnoreCase(text(other))
            : first.equals(text(other)));
  }

  private Token token(Expression of, int i) {
    return reading().tokens().get(of.place().begin() + i);
  }

  private String text(Token token) {
    return reading().tokens().text(token.begin(), token.end());
  }
}
