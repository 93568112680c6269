package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code DatabaseMetaData} that describe columns: for a protected one, what they say of its
 * type is replaced.
 *
 * @param finder finds what is told of the column that the current row describes, or null
 * @param defaults tells what is the DEFAULT of the column that the current row describes
 * @param replaced what stands at each replaced place instead
 */
record DescribedColumns(
    SqlCall.With<ResultSet, @Nullable TypeFacts> finder,
    Defaults defaults,
    Map<Integer, Function<TypeFacts, @Nullable Object>> replaced)
    implements CellSource {
  private static final int DEFAULT = 13;

  private static final LogicalType NUMBER =
      new LogicalType(Family.EXACT, "INTEGER", Types.INTEGER, "INTEGER", 32, 0, false);
  static final LogicalType NAME =
      new LogicalType(Family.TEXT, "VARCHAR", Types.VARCHAR, "CHARACTER VARYING", 128, 0, false);

  /** What only some drivers tell of a type; others leave it empty for all. */
  private static final Set<Integer> CODES = Set.of(8, 14, 15, 22);

  /** Returns the DEFAULT of a protected column as it was declared; null where that is not known. */
  interface Defaults {
    @Nullable String literal(ResultSet row, String told) throws SQLException;
  }

  static DescribedColumns ofColumns(
      SqlCall.With<ResultSet, @Nullable TypeFacts> finder, Defaults defaults) {
    return new DescribedColumns(
        finder,
        defaults,
        Map.ofEntries(
            Map.entry(5, facts -> facts.type().jdbcType()),
            Map.entry(6, facts -> facts.type().typeName()),
            Map.entry(7, TypeFacts::listedSize),
            Map.entry(8, facts -> codes(facts).bytes()),
            Map.entry(9, TypeFacts::listedScale),
            Map.entry(10, TypeFacts::radix),
            Map.entry(DEFAULT, facts -> null),
            Map.entry(14, facts -> codes(facts).sqlType()),
            Map.entry(15, facts -> codes(facts).subtype()),
            Map.entry(16, TypeFacts::octets),
            Map.entry(22, facts -> codes(facts).source())));
  }

  private static TypeFacts.Codes codes(TypeFacts facts) {
    return Objects.requireNonNull(facts.codes());
  }

  /** Returns what is replaced in rows of {@code getBestRowIdentifier} and getVersionColumns. */
  static DescribedColumns ofIdentifiers(SqlCall.With<ResultSet, @Nullable TypeFacts> finder) {
    return new DescribedColumns(
        finder,
        (row, told) -> null,
        Map.of(
            3,
            facts -> facts.type().jdbcType(),
            4,
            facts -> facts.type().typeName(),
            5,
            TypeFacts::listedSize,
            7,
            TypeFacts::declaredScale));
  }

  @Override
  public boolean has(ResultSet row, int column) throws SQLException {
    TypeFacts facts = replaced.containsKey(column) ? finder.run(row) : null;
    return facts != null
        && (facts.codes() != null || !CODES.contains(column))
        && (column != DEFAULT || row.getString(column) != null);
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    if (column == DEFAULT && replaced.containsKey(column)) {
      return new CellValue(
          name(column), NAME, defaults.literal(row, Objects.requireNonNull(row.getString(column))));
    }
    TypeFacts facts = Objects.requireNonNull(finder.run(row)).listed();
    Object value = Objects.requireNonNull(replaced.get(column)).apply(facts);
    return value instanceof Integer number
        ? new CellValue(name(column), NUMBER, BigDecimal.valueOf(number))
        : new CellValue(name(column), value == null ? NUMBER : NAME, value);
  }

  @Override
  public String name(int column) {
    return "column " + column + " of the metadata";
  }
}
