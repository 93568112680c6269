package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that the driver computes of a row: of opened cells, parameters and constants. It is null
 * or of the canonical class of its family.
 */
public sealed interface Scalar {
  /** Returns what it is made of. */
  default Stream<Scalar> parts() {
    return Stream.empty();
  }

  /** Returns the numbers of the cells that it is computed of. */
  default IntStream cells() {
    return parts().flatMapToInt(Scalar::cells);
  }

  /** Tells whether it is the same for all rows. */
  default boolean isConstant() {
    return parts().allMatch(Scalar::isConstant);
  }

  /**
   * An opened cell.
   *
   * @param cell its number among those that are evaluated, from 0
   */
  record Opened(int cell) implements Scalar {
    @Override
    public IntStream cells() {
      return IntStream.of(cell);
    }

    @Override
    public boolean isConstant() {
      return false;
    }
  }

  /**
   * What the database tells beside each row.
   *
   * @param number its place among the database's answers, from 0
   */
  record Told(int number, Family family) implements Scalar {
    @Override
    public boolean isConstant() {
      return false;
    }
  }

  /**
   * A parameter or literal.
   *
   * @param type of which it must be
   */
  record Given(Evaluation.Operand operand, LogicalType type) implements Scalar {}

  /**
   * What a function over all rows of a group is.
   *
   * @param number its place among those of the query, from 0
   */
  record Aggregated(int number) implements Scalar {
    @Override
    public boolean isConstant() {
      return false;
    }
  }

  /** NULL. */
  record Nothing() implements Scalar {}

  /**
   * What a routine makes of values.
   *
   * @param order what texts among them consist of; null where there are none
   */
  record Call(Routine routine, List<Scalar> arguments, @Nullable TextOrder order)
      implements Scalar {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Stream<Scalar> parts() {
      return arguments.stream();
    }
  }

  /** A text in one case. */
  record Folded(Scalar value, Evaluation.InCase in) implements Scalar {
    @Override
    public Stream<Scalar> parts() {
      return Stream.of(value);
    }
  }

  /** A value as another type of its family; one that would change by that is refused. */
  record Cast(Scalar value, LogicalType type) implements Scalar {
    @Override
    public Stream<Scalar> parts() {
      return Stream.of(value);
    }
  }

  /** The value of the first branch that holds. */
  record Choice(List<Branch> branches, Optional<Scalar> otherwise) implements Scalar {
    public Choice {
      branches = List.copyOf(branches);
    }

    @Override
    public Stream<Scalar> parts() {
      return Stream.concat(branches.stream().map(Branch::value), otherwise.stream());
    }

    @Override
    public IntStream cells() {
      return IntStream.concat(
          branches.stream().flatMapToInt(each -> each.condition().cells()), Scalar.super.cells());
    }

    @Override
    public boolean isConstant() {
      return false;
    }
  }

  /** One branch of a choice. */
  record Branch(Formula condition, Scalar value) {}
}
