package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a routine hands back, as the configuration says. Immutable.
 *
 * @param parameters each {@code ?} of the text, in order
 * @param results the columns of its result sets, in order; those of further ones are plain
 */
public record CallOutcome(List<Parameter> parameters, List<List<Column>> results) {
  public CallOutcome {
    parameters = List.copyOf(parameters);
    results = results.stream().map(List::copyOf).toList();
  }

  /**
   * A {@code ?} of the call.
   *
   * @param name the parameter of the routine that it is; empty where it is none, or has no name
   * @param gives what it gives back
   */
  public record Parameter(String name, Given gives) {
    /** Something that gives no cells. */
    public static final Parameter PLAIN = new Parameter("", Given.PLAIN);
  }

  /**
   * A value that a call gives back.
   *
   * @param column the column whose cell it is; null for a plain value
   * @param cursor the columns of its rows, if it is a cursor; else none
   */
  public record Given(@Nullable ProtectedColumn column, List<Column> cursor) {
    /** A plain value. */
    public static final Given PLAIN = new Given(null, List.of());

    public Given {
      cursor = List.copyOf(cursor);
    }
  }

  /**
   * A column of rows.
   *
   * @param name its name; empty when its place alone counts
   * @param column the column whose cells it has; null for plain values
   */
  public record Column(Optional<String> name, @Nullable ProtectedColumn column) {}

  /** Returns the protected columns of which it gives cells. */
  public List<ProtectedColumn> columns() {
    return Stream.of(
            parameters.stream().map(each -> each.gives().column()),
            parameters.stream().flatMap(each -> each.gives().cursor().stream()).map(Column::column),
            results.stream().flatMap(List::stream).map(Column::column))
        .<@Nullable ProtectedColumn>flatMap(columns -> columns)
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  /** Returns the columns of a result set, counted from 0; none where nothing is said of it. */
  public List<Column> result(int place) {
    return place < results.size() ? results.get(place) : List.of();
  }

  /** Returns the number of the parameter that has a name; empty where none has, or several have. */
  public OptionalInt number(String name) {
    int[] found =
        IntStream.rangeClosed(1, parameters.size())
            .filter(i -> bare(parameters.get(i - 1).name()).equals(bare(name)))
            .toArray();
    return found.length == 1 && !name.isEmpty() ? OptionalInt.of(found[0]) : OptionalInt.empty();
  }

  /** Some drivers take a name with the sign before it, and some without. */
  private static String bare(String name) {
    return Names.fold(name.startsWith("@") ? name.substring(1) : name);
  }
}
