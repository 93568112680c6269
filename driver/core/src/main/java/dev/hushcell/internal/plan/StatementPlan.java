package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What to do with one SQL text. Immutable; a refusal is no plan but a fault. */
public sealed interface StatementPlan {

  /**
   * The text touches nothing protected and is sent byte for byte, but for comments that name
   * something protected.
   *
   * @param afterwards what may have changed of what a {@link SchemaView} remembers
   * @param blanks what becomes of such comments, by ascending offset
   */
  record Untouched(Afterwards afterwards, List<Splice> blanks) implements StatementPlan {
    public Untouched {
      blanks = List.copyOf(blanks);
    }

    /** The text is sent byte for byte. */
    public Untouched(Afterwards afterwards) {
      this(afterwards, List.of());
    }
  }

  /**
   * The text touches a protected table and was understood completely.
   *
   * @param sql the text as the application wrote it
   * @param splices what changes in it, by ascending offset, not overlapping
   * @param parameters the role of each {@code ?} of the text, in order
   * @param results the role of each result column, or how to find out
   * @param changes what a data definition statement does to protected columns
   * @param keyedTable for an INSERT, UPDATE, DELETE or MERGE the protected table it writes to, by
   *     whose column names a result set of generated keys is read; else null
   * @param afterwards what may have changed of what a {@link SchemaView} remembers
   * @param writes whether it may change rows
   * @param evaluation what of a query is done over opened cells; null when nothing is
   * @param call what the call of a routine hands back; null for anything else
   * @param finding how its rows are found before it is sent; null where the database finds them
   */
  record Touching(
      String sql,
      List<Splice> splices,
      List<ParameterRole> parameters,
      Results results,
      List<SchemaChange> changes,
      dev.hushcell.internal.model.@Nullable ProtectedTable keyedTable,
      Afterwards afterwards,
      boolean writes,
      @Nullable Evaluation evaluation,
      @Nullable CallOutcome call,
      @Nullable Finding finding)
      implements StatementPlan {
    public Touching {
      splices = List.copyOf(splices);
      parameters = List.copyOf(parameters);
      changes = List.copyOf(changes);
    }

    /** Returns what is done over opened cells, with its rows or to find them; null for nothing. */
    public @Nullable Evaluation work() {
      return evaluation == null && finding != null ? finding.evaluation() : evaluation;
    }

    /** Returns the same with other changes in its text. */
    public Touching with(List<Splice> others) {
      return with(sql, others);
    }

    /** Returns the same for another text. */
    public Touching with(String text, List<Splice> others) {
      return new Touching(
          text,
          others,
          parameters,
          results,
          changes,
          keyedTable,
          afterwards,
          writes,
          evaluation,
          call,
          finding);
    }

    /** Leaves the text out, which may have literals. */
    @Override
    public String toString() {
      return "Touching[" + splices + "," + parameters + "," + results + "," + changes + "]";
    }
  }

  /** A replacement of the text in [begin, end). */
  sealed interface Splice permits Splice.Text, Splice.Sealed, NarrowedSplice {
    int begin();

    int end();

    /** Returns the same without what a literal is that may be another one in another text. */
    Splice emptied();

    /**
     * Returns the same at another place.
     *
     * @param literals the literals of the text there, by their numbers
     */
    Splice at(int newBegin, int newEnd, IntFunction<Token> literals);

    /** Returns what writes a pattern around a text, which is its {@code %s}. */
    static List<Splice> around(int begin, int end, String pattern) {
      int place = pattern.indexOf("%s");
      return List.of(
          new Text(begin, begin, pattern.substring(0, place)),
          new Text(end, end, pattern.substring(place + 2)));
    }

    /** Fixed text: a column list, a storage type, a CHECK. */
    record Text(int begin, int end, String replacement) implements Splice {
      @Override
      public Splice emptied() {
        return this;
      }

      @Override
      public Splice at(int newBegin, int newEnd, IntFunction<Token> literals) {
        return new Text(newBegin, newEnd, replacement);
      }
    }

    /**
     * A literal, or a value computed from parameters and literals. Each execution seals it again: a
     * plain statement gets a binary (or text) literal, a prepared one an added parameter.
     *
     * @param parametersBefore how many {@code ?} of the text stand before it; with them the place
     *     of the added parameter is known
     * @param row to which row its cell belongs; null for one that belongs to none
     */
    record Sealed(
        int begin,
        int end,
        ProtectedColumn column,
        Use use,
        SealedValue value,
        int parametersBefore,
        @Nullable RowOfCell row)
        implements Splice {
      @Override
      public Splice emptied() {
        return new Sealed(begin, end, column, use, value.emptied(), parametersBefore, row);
      }

      @Override
      public Splice at(int newBegin, int newEnd, IntFunction<Token> literals) {
        SealedValue other = value.in(literals);
        return new Sealed(newBegin, newEnd, column, use, other, parametersBefore, row);
      }

      @Override
      public String toString() {
        return "Sealed[" + begin + "," + end + "," + column.name() + "," + use + "]";
      }
    }
  }

  /** Whether a value is stored in its column or compared with it. */
  enum Use {
    /** Stored: converted as an assignment, rounded and checked for length. */
    ASSIGNED,
    /** Stored as the DEFAULT of its column, in the definition of the table. */
    DEFAULT,
    /** Compared: a value that the type cannot represent exactly matches nothing. */
    COMPARED,
    /**
     * Compared behind a CAST to text: converted as an assignment converts, but what is longer than
     * the column matches nothing.
     */
    COMPARED_AS_CAST,
    /** The same, where the CAST cuts off what is longer than the type of the column given here. */
    COMPARED_AS_CUT,
    /** As COMPARED, but a value that the column would lower-case matches nothing either. */
    COMPARED_AS_WRITTEN,
    /**
     * The same, but a value that the column would lower-case is refused: the database may take it
     * for equal or not, by the collation of the column.
     */
    COMPARED_IN_LOWER_CASE,
    /** Matched in lower case: as COMPARED, but a value that has wildcards is refused. */
    MATCHED,
    /** As COMPARED, but as a pattern of the beginnings of cells. */
    BEGINNING,
    /**
     * As COMPARED, as the beginning of a range; one parameter becomes two, its beginning and end.
     */
    RANGE,
    /** As COMPARED, as the end of the range before it. */
    RANGE_END;

    /** Tells whether a value that is used so may be used in another such way too. */
    public boolean mixes() {
      return switch (this) {
        case ASSIGNED, DEFAULT, COMPARED, COMPARED_AS_CAST, COMPARED_AS_CUT -> true;
        case COMPARED_AS_WRITTEN, COMPARED_IN_LOWER_CASE -> false;
        case MATCHED, BEGINNING, RANGE, RANGE_END -> false;
      };
    }

    /** Tells whether a value is stored in its column. */
    public boolean isStored() {
      return this == ASSIGNED || this == DEFAULT;
    }
  }

  /** What becomes of a parameter. */
  sealed interface ParameterRole {
    /** Returns what belongs to the kind of role that this is. */
    <R extends @Nullable Object> R match(
        R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated);

    /** Sent as it is. */
    record Plain() implements ParameterRole {
      @Override
      public <R extends @Nullable Object> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return plain;
      }
    }

    /**
     * Sealed for a column before it is sent.
     *
     * @param elements whether it is an array of which each element is sealed
     * @param row to which row its cell belongs; null for one that belongs to none
     */
    record Sealed(ProtectedColumn column, Use use, boolean elements, @Nullable RowOfCell row)
        implements ParameterRole {
      /** A single value. */
      public Sealed(ProtectedColumn column, Use use) {
        this(column, use, false, null);
      }

      /** Returns the same, whose cell belongs to a row. */
      public Sealed in(RowOfCell other) {
        return new Sealed(column, use, elements, other);
      }

      @Override
      public <R extends @Nullable Object> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return sealed.apply(this);
      }
    }

    /**
     * Not sent, but used in the driver.
     *
     * @param type of which it is
     * @param column with whose opened cells it is compared; null where it is with none
     */
    record Evaluated(LogicalType type, @Nullable ProtectedColumn column) implements ParameterRole {
      @Override
      public <R extends @Nullable Object> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return evaluated.apply(this);
      }
    }

    /** Only its nullness is asked for: sent as NULL or as a constant. */
    record NullTest() implements ParameterRole {
      @Override
      public <R extends @Nullable Object> R match(
          R plain, R nullTest, Function<Sealed, R> sealed, Function<Evaluated, R> evaluated) {
        return nullTest;
      }
    }
  }

  /** What is known of the result columns. */
  sealed interface Results {
    /** Tells whether a row says for whom its cells are sealed, so that none is changed. */
    boolean ofOwnRows();

    /** No result set, or one without protected columns whose shape does not matter. */
    record None(boolean ofOwnRows) implements Results {}

    /**
     * One entry per result column, in order: the protected column to open, or null for plain.
     *
     * @param expectedNames where a {@code *} was expanded: the column name that the database must
     *     report at each place (null: any); a difference is refused before a row is read
     * @param labels what columns are called, by their places from 1, that the database would call
     *     by what it is sent
     */
    record Columns(
        List<@Nullable ProtectedColumn> columns,
        List<@Nullable String> expectedNames,
        Map<Integer, String> labels,
        boolean ofOwnRows)
        implements Results {
      /** Tells whether more is known of them than what they are called. */
      public boolean isDelivered() {
        return columns.stream().anyMatch(Objects::nonNull)
            || expectedNames.stream().anyMatch(Objects::nonNull);
      }
    }
  }

  /** What may be different after a statement; each includes those before it. */
  enum Afterwards {
    /** Nothing. */
    NOTHING,
    /** What this session makes of names and texts. */
    SESSION,
    /** A table, view or routine, for every session. */
    EVERYTHING;

    /** Returns what may be different after a statement of each kind. */
    public Afterwards and(Afterwards other) {
      return compareTo(other) < 0 ? other : this;
    }
  }
}
