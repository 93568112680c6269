package dev.hushcell.testing.generated;

import dev.hushcell.testing.generated.Shape.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** How one kind of database says what generated statements need; as it stands, H2. */
public interface Speech {
  /** What H2 takes. */
  static Speech h2() {
    return new Speech() {};
  }

  /** Returns the name of a type; empty where there is none of the sort. */
  default Optional<String> type(Kind kind) {
    return Optional.of(kind.sqlType());
  }

  /** Tells whether there is a type of the sort. */
  default boolean has(Kind kind) {
    return type(kind).isPresent();
  }

  /** Returns a value of a column, half of the time one of a few. */
  default Object value(Column column, Random random) {
    return value(column.kind(), random);
  }

  /** Returns a text without what collations of the database pass over. */
  default String tamed(String text) {
    return text;
  }

  /** Returns a value of a type. */
  default Object value(Kind kind, Random random) {
    return kind.value(random);
  }

  /** Returns a value, which is not NULL, as a literal. */
  default String literal(Kind kind, Object value) {
    return kind.literal(value);
  }

  /** Returns what is bound for a value. */
  default Object bound(Object value) {
    return value;
  }

  /** Returns the name of a column in quotes, as the database keeps it. */
  default String quoted(String name) {
    return '"' + stored(name) + '"';
  }

  /** Returns a name as the database keeps it. */
  default String stored(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Returns the type that is text in a CAST. */
  default String text() {
    return "VARCHAR";
  }

  /** Returns the operator that takes two NULLs for the same. */
  default String same() {
    return " IS NOT DISTINCT FROM ";
  }

  /** Returns the opposite of {@link #same()}; empty where there is none. */
  default Optional<String> different() {
    return Optional.of(" IS DISTINCT FROM ");
  }

  /** Returns settings of a protected column that collations of the database ask for. */
  default String settings(Kind kind) {
    return kind == Kind.LAX ? ", compare: lower" : "";
  }

  /** Returns what stands behind the columns of a new table. */
  default String tableOptions() {
    return "";
  }

  /** Returns the ways in which generated keys are asked for. */
  default List<List<String>> keys() {
    return List.of(List.of(), List.of(), List.of("*"), List.of("ID"), List.of("ID", "E"));
  }

  /** Writes a row, over an older one of the same id. */
  default Phrase upsert(String table, List<Column> columns, Phrase row) {
    return new Phrase().add("MERGE INTO " + table + list(columns) + " KEY (id) VALUES ").add(row);
  }

  /**
   * Returns the SQLSTATEs of values that are not taken because of their type or form, where
   * Hushcell converts them as the column would.
   */
  default Set<String> strict() {
    return Set.of();
  }

  /**
   * Returns the SQLSTATEs with which the database fails on a query that it wrote itself. H2 (90008)
   * writes a derived table out with {@code CAST('' AS VARCHAR_IGNORECASE(0))} for an empty
   * constant, and refuses a type of no length when it reads that again.
   */
  default Set<String> ownFaults() {
    return Set.of("90008");
  }

  /** Returns an outcome without what may differ. */
  default String comparable(String outcome) {
    return outcome;
  }

  /**
   * Returns a text as it is compared with a {@code CHAR}.
   *
   * @param padded the text with blanks behind it
   */
  default String fixed(String padded) {
    return padded;
  }

  /** Tells whether there is MERGE. */
  default boolean merges() {
    return true;
  }

  /**
   * Writes an INSERT that updates the row of the same id.
   *
   * @param conflict what begins the clause that updates
   * @param inserted a format for the value that was to be inserted into a column
   */
  static Phrase insertOrUpdate(
      String table, List<Column> columns, Phrase row, String conflict, String inserted) {
    return new Phrase()
        .add("INSERT INTO " + table + list(columns) + " VALUES ")
        .add(row)
        .add(" " + conflict + " ")
        .add(
            columns.stream()
                .map(column -> column.name() + " = " + inserted.formatted(column.name()))
                .collect(Collectors.joining(", ")));
  }

  /** Returns the columns of an INSERT. */
  static String list(List<Column> columns) {
    return columns.stream()
        .map(column -> ", " + column.name())
        .collect(Collectors.joining("", " (id", ")"));
  }
}
