package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a query is done in the driver, over opened cells: a row is delivered when a formula is
 * true of it, and in the order of the keys. The columns that are fetched for that stand behind
 * those of the application.
 *
 * @param cells what is opened for the formula
 * @param told where the database tells what the formula needs of plain columns: places among the
 *     result columns, from 1
 * @param formula what must be true of a row
 * @param cases to which case texts are brought
 * @param kept literals that are not sent
 * @param moved the parameters, from 1, that stand before all others in what is sent, because what
 *     they are compared with is told as a result column
 * @param keys by what the rows are sorted; none where they come as the database delivers them
 * @param cut which of the rows of which they are true are delivered
 * @param summary what one row is made of them
 * @param different of which result column equal values count once, from 1; 0 where each row counts
 * @param grouping how rows become groups; null where they do not
 * @param outputs what is computed in place of what the database delivers
 * @param visible how many result columns the application sees
 * @param rows how many rows may be fetched
 * @param bytes how many bytes of the cells of the conditions may be fetched
 * @param stopsEarly whether rows are no longer fetched once enough were delivered
 */
public record Evaluation(
    List<Cell> cells,
    List<Integer> told,
    Formula formula,
    List<InCase> cases,
    List<Kept> kept,
    List<Integer> moved,
    List<Key> keys,
    Cut cut,
    Summary summary,
    int different,
    @Nullable Grouping grouping,
    List<Output> outputs,
    int visible,
    int rows,
    int bytes,
    boolean stopsEarly) {
  public Evaluation {
    cells = List.copyOf(cells);
    told = List.copyOf(told);
    cases = List.copyOf(cases);
    kept = List.copyOf(kept);
    moved = List.copyOf(moved);
    keys = List.copyOf(keys);
    outputs = List.copyOf(outputs);
  }

  /** Tells whether rows are sorted here, so that all are fetched before the first is delivered. */
  public boolean sorts() {
    return grouping == null && !keys.isEmpty() && summary == Summary.NONE;
  }

  /** Tells whether rows are kept here, so that all are fetched before the first is delivered. */
  public boolean keepsRows() {
    return sorts() || grouping != null;
  }

  /**
   * A result column that is computed here.
   *
   * @param place where it stands, from 1
   * @param family of its values
   * @param label what it is called; null for what the database says
   * @param type of its values; null for that of the result column
   * @param fraction how many decimals its seconds have at least, which not each database tells
   */
  public record Output(
      int place,
      Family family,
      Scalar value,
      @Nullable String label,
      @Nullable LogicalType type,
      int fraction,
      Decimals decimals) {}

  /** How many decimals numbers have that are computed. */
  public enum Decimals {
    /** As many as come out, and averages as many as are significant. */
    OF_VALUE,
    /** As many as come out, and averages those of their type. */
    OF_TYPE_IN_AVERAGES,
    /** Those of their type. */
    OF_TYPE
  }

  /**
   * Groups of rows, of each of which one row is delivered.
   *
   * @param by in what all rows of a group agree
   * @param having what must be true of a group
   * @param always whether all rows are one group, even if there are none
   */
  public record Grouping(List<Key> by, List<Aggregate> aggregates, Formula having, boolean always) {
    public Grouping {
      by = List.copyOf(by);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * A function over all rows of a group.
   *
   * @param distinct whether equal values count once
   * @param order how texts are compared; null for anything else
   */
  public record Aggregate(
      Function function, Scalar of, boolean distinct, @Nullable TextOrder order) {
    /** Which function it is. */
    public enum Function {
      COUNT,
      MIN,
      MAX,
      SUM,
      AVG
    }
  }

  /** What is delivered of the rows. */
  public enum Summary {
    /** The rows themselves. */
    NONE,
    /** How many have a value in the first column. */
    COUNT,
    /** The value that is first in the order of the one key; NULL where there is none. */
    FIRST_VALUE
  }

  /** Returns the name of a column that it is for. */
  public String named() {
    return Stream.concat(cells.stream().map(Cell::column), keys.stream().flatMap(Key::columns))
        .findFirst()
        .map(each -> each.name().shortForm())
        .orElse("a plain column");
  }

  /** By what rows are sorted. The first key in which two of them differ decides. */
  public sealed interface Key {
    /** Returns the columns of which it opens cells. */
    default Stream<ProtectedColumn> columns() {
      return Stream.empty();
    }

    /**
     * A number that the database gave to the row: the lower one comes first.
     *
     * @param place where it stands among the result columns, from 1
     */
    record Rank(int place) implements Key {}

    /** A value that is compared in the driver. */
    sealed interface Compared extends Key {
      /** Returns how texts are compared; null for anything else. */
      @Nullable TextOrder order();

      /** Tells whether the greater value comes first. */
      boolean descending();

      /** Tells whether NULL comes before all values. */
      boolean nullsFirst();
    }

    /**
     * What is computed of a row.
     *
     * @param of the columns that it is computed of
     * @param nullsAt where the database tells whether NULL comes first, among the result columns; 0
     *     where that is known
     */
    record Computed(
        Scalar value,
        List<ProtectedColumn> of,
        @Nullable TextOrder order,
        boolean descending,
        boolean nullsFirst,
        int nullsAt)
        implements Compared {
      public Computed {
        of = List.copyOf(of);
      }

      @Override
      public Stream<ProtectedColumn> columns() {
        return of.stream();
      }
    }

    /**
     * The value of a protected column.
     *
     * @param place where it stands among the result columns, from 1
     */
    record Value(
        ProtectedColumn column,
        int place,
        @Nullable TextOrder order,
        boolean descending,
        boolean nullsFirst)
        implements Compared {
      @Override
      public Stream<ProtectedColumn> columns() {
        return Stream.of(column);
      }
    }
  }

  /**
   * A protected column of which cells are opened.
   *
   * @param place where it stands among the result columns, from 1
   */
  public record Cell(ProtectedColumn column, int place) {}

  /**
   * A case to which texts are brought.
   *
   * @param letters what is known of it
   */
  public record InCase(boolean capitals, LetterCase letters) {}

  /**
   * A literal that is not sent, because the driver compares with it.
   *
   * @param offset of its token in the text
   * @param column with whose values it is used; null for a number that is with none
   */
  public record Kept(int offset, @Nullable ProtectedColumn column) {}

  /**
   * Which rows are delivered.
   *
   * @param skipped how many are left out first; null for none
   * @param most how many are delivered then, at the most; null for all
   * @param begin offset from which on the text speaks of it
   */
  public record Cut(@Nullable Operand skipped, @Nullable Operand most, int begin) {
    /** Tells whether an offset of the text is within it. */
    public boolean surrounds(int offset) {
      return (skipped != null || most != null) && offset >= begin;
    }
  }

  /** What a value is compared with. */
  public sealed interface Operand {
    /** A parameter of the application, by its number from 1. */
    record Parameter(int number) implements Operand {}

    /**
     * A literal: {@link String}, {@link java.math.BigDecimal}, {@link Boolean}, {@link
     * java.time.LocalDate}, {@link java.time.LocalTime} or {@link java.time.LocalDateTime}.
     */
    record Literal(Object value) implements Operand {
      /** Leaves the value out. */
      @Override
      public String toString() {
        return "Literal[]";
      }
    }
  }
}
