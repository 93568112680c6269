package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.Narrowing;
import dev.hushcell.internal.plan.Scalar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What values of columns are, or begin with, if conditions are true of them, for one execution. */
public final class GroupedValues {
  private final RowTests tests;
  private final Comparands comparands;

  public GroupedValues(Evaluation evaluation, RowFilter.Bindings bindings) {
    this.tests = new RowTests(evaluation::named, bindings);
    this.comparands = new Comparands(evaluation::named, bindings);
  }

  /**
   * A text that a value is, or begins with, perhaps in another case.
   *
   * @param whole whether it is all of the value
   */
  public record Value(String text, boolean whole) {
    /** Leaves the text out. */
    @Override
    public String toString() {
      return "Value[]";
    }
  }

  /** Returns of which texts a value is one; empty where that is not known. */
  public Optional<List<Value>> of(Narrowing.Group group) throws SQLException {
    List<Value> values = new ArrayList<>();
    for (Scalar scalar : group.values()) {
      Object constant = tests.constant(scalar);
      if (constant == null) {
        continue; // nothing equals NULL, or matches it
      }
      Optional<Value> value = of((String) constant, group);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<Value> of(String constant, Narrowing.Group group) throws SQLException {
    Formula.Like pattern = group.pattern();
    if (pattern == null) {
      return Optional.of(new Value(constant, true));
    }
    Optional<Sign.Known> sign = comparands.sign(pattern.sign());
    return sign.flatMap(each -> LikePattern.of(constant, each.character(), pattern.order()))
        .map(each -> new Value(each.beginning(), each.isOneText()));
  }
}
