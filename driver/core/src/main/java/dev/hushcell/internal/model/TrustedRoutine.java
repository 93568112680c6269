package dev.hushcell.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A routine of which the configuration says that what it takes and gives is no value of a protected
 * column, but for what is named: that is cells.
 *
 * @param name the routine, matched without case
 * @param parameters what each of them is; empty when all are plain, however many there are
 * @param returns what it returns, as a function
 * @param results the columns of its result sets, in order; those of further ones are plain
 */
public record TrustedRoutine(
    RoutineName name,
    Optional<List<Parameter>> parameters,
    Value returns,
    List<List<Column>> results) {
  public TrustedRoutine {
    parameters = parameters.map(List::copyOf);
    results = results.stream().map(List::copyOf).toList();
  }

  /** Returns one that takes and gives plain values only. */
  public static TrustedRoutine plain(RoutineName name) {
    return new TrustedRoutine(name, Optional.empty(), Value.PLAIN, List.of());
  }

  /** Which way a value of a parameter goes, seen from the routine. */
  public enum Direction {
    IN,
    OUT,
    INOUT;

    public boolean isOut() {
      return this != IN;
    }
  }

  /**
   * What a parameter is.
   *
   * @param direction which way cells go; for a plain one no matter
   */
  public record Parameter(Direction direction, Value value) {
    /** A plain parameter, whichever way it goes. */
    public static final Parameter PLAIN = new Parameter(Direction.IN, Value.PLAIN);
  }

  /**
   * What a value is: plain, a cell, or a cursor over rows.
   *
   * @param cells the column whose cell it is, if it is one
   * @param cursor the columns of its rows, if it is a cursor; else none
   */
  public record Value(Optional<NamedColumn> cells, List<Column> cursor) {
    public static final Value PLAIN = new Value(Optional.empty(), List.of());

    public Value {
      cursor = List.copyOf(cursor);
    }

    public static Value of(NamedColumn cells) {
      return new Value(Optional.of(cells), List.of());
    }

    private boolean hasCells() {
      return cells.isPresent() || haveCells(cursor);
    }
  }

  /**
   * A column of the rows that a routine gives.
   *
   * @param name its name; empty when its place alone counts
   * @param cells the column whose cells it has; empty for a plain one
   */
  public record Column(Optional<String> name, Optional<NamedColumn> cells) {}

  private static boolean haveCells(List<Column> columns) {
    return columns.stream().anyMatch(column -> column.cells().isPresent());
  }

  public boolean hasCells() {
    return Stream.concat(
                parameters.stream().flatMap(List::stream).map(Parameter::value), Stream.of(returns))
            .anyMatch(Value::hasCells)
        || results.stream().anyMatch(TrustedRoutine::haveCells);
  }
}
