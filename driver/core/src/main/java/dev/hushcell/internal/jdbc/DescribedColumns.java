package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.value.CellValue;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code DatabaseMetaData} that describe columns: for a protected one, what they say of its
 * type is replaced.
 *
 * @param finder finds what is told of the column that the current row describes, or null
 * @param replaced what stands at each replaced place instead
 */
record DescribedColumns(Finder finder, Map<Integer, Function<TypeFacts, @Nullable Object>> replaced)
    implements CellSource {
  private static final LogicalType NUMBER =
      new LogicalType(Family.EXACT, "INTEGER", Types.INTEGER, "INTEGER", 32, 0, false);
  private static final LogicalType NAME =
      new LogicalType(Family.TEXT, "VARCHAR", Types.VARCHAR, "CHARACTER VARYING", 128, 0, false);

  /** Finds what is told of a column. */
  interface Finder {
    @Nullable TypeFacts find(ResultSet row) throws SQLException;
  }

  /** Returns what is replaced in rows of {@code getColumns}. */
  static DescribedColumns ofColumns(Finder finder) {
    return new DescribedColumns(
        finder,
        Map.of(
            5, facts -> facts.type().jdbcType(),
            6, facts -> facts.type().typeName(),
            7, TypeFacts::listedSize,
            9, TypeFacts::listedScale,
            10, TypeFacts::radix,
            16, TypeFacts::octets));
  }

  /** Returns what is replaced in rows of {@code getBestRowIdentifier} and getVersionColumns. */
  static DescribedColumns ofIdentifiers(Finder finder) {
    return new DescribedColumns(
        finder,
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
    return replaced.containsKey(column) && finder.find(row) != null;
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    TypeFacts facts = Objects.requireNonNull(finder.find(row)).listed();
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
