package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.Map;

/**
 * What the declared types of columns mean. SQLite itself takes any value for any of them, and any
 * word for a type; here a protected column keeps what its type says.
 */
final class SqliteTypeNames {
  static final TypeAdvice ADVICE =
      new TypeAdvice(
          "TEXT, VARCHAR(n), INTEGER, BIGINT, BOOLEAN, DECIMAL(p, s), REAL, DOUBLE, DATE, TIME,"
              + " TIMESTAMP, DATETIME or BLOB",
          Map.ofEntries(
              Map.entry("NONE", "give the column a type"),
              Map.entry("STRING", "use TEXT"),
              Map.entry("UUID", "use TEXT or BLOB"),
              Map.entry("JSON", "use TEXT"),
              Map.entry("ANY", "use TEXT or BLOB"),
              Map.entry("NUMERIC", "write NUMERIC(p, s), or use INTEGER or REAL"),
              Map.entry("DECIMAL", "write DECIMAL(p, s), or use INTEGER or REAL")));

  private static final long UNBOUNDED = 1_000_000_000;

  private SqliteTypeNames() {}

  static LogicalType logical(String declared) {
    DeclaredType type = DeclaredType.of(declared, ADVICE);
    return switch (type.name()) {
      case "TEXT",
          "VARCHAR",
          "NVARCHAR",
          "CHARACTER VARYING",
          "CHAR VARYING",
          "VARYING CHARACTER",
          "NATIVE CHARACTER",
          "NATIONAL VARCHAR",
          "NATIONAL CHARACTER VARYING",
          "LONGVARCHAR" ->
          sized(Family.TEXT, Types.VARCHAR, type);
      case "CHAR", "CHARACTER", "NCHAR" -> sized(Family.TEXT, Types.CHAR, type);
      case "CLOB" -> sized(Family.TEXT, Types.CLOB, type);
      case "BLOB", "VARBINARY", "BINARY", "BYTEA", "LONGVARBINARY" ->
          sized(Family.BYTES, Types.VARBINARY, type);
      default -> number(type, declared);
    };
  }

  private static LogicalType number(DeclaredType type, String declared) {
    return switch (type.name()) {
      case "INTEGER",
          "INT",
          "TINYINT",
          "SMALLINT",
          "MEDIUMINT",
          "BIGINT",
          "UNSIGNED BIG INT",
          "INT2",
          "INT4",
          "INT8",
          "BOOLEAN",
          "BOOL" ->
          new LogicalType(Family.EXACT, type.name(), Types.BIGINT, type.name(), 64, 0, false);
      case "DECIMAL", "NUMERIC" -> decimal(type, declared);
      case "REAL", "DOUBLE", "DOUBLE PRECISION", "FLOAT" -> // all of 64 bits
          new LogicalType(Family.APPROXIMATE, type.name(), Types.DOUBLE, "DOUBLE", 53, 0, false);
      case "DATE" -> time(Family.DATE, Types.DATE, 10, 0, type);
      case "TIME" -> time(Family.TIME, Types.TIME, 12, 3, type);
      case "TIMESTAMP", "DATETIME" -> time(Family.TIMESTAMP, Types.TIMESTAMP, 23, 3, type);
      default -> throw ADVICE.refusal(declared);
    };
  }

  private static LogicalType sized(Family family, int jdbcType, DeclaredType type) {
    long length = type.argument(0, UNBOUNDED);
    String declared = type.arguments().isEmpty() ? type.name() : type.name() + "(" + length + ")";
    return new LogicalType(family, declared, jdbcType, type.name(), length, 0, false);
  }

  private static LogicalType decimal(DeclaredType type, String declared) {
    if (type.arguments().isEmpty()) {
      throw ADVICE.refusal(declared);
    }
    long digits = type.argument(0, 0);
    int scale = Math.toIntExact(type.argument(1, 0));
    int jdbcType = type.name().equals("DECIMAL") ? Types.DECIMAL : Types.NUMERIC;
    String written = type.name() + "(" + digits + ", " + scale + ")";
    return new LogicalType(Family.EXACT, written, jdbcType, type.name(), digits, scale, false);
  }

  /** The driver keeps milliseconds, whatever is declared. */
  private static LogicalType time(
      Family family, int jdbcType, int width, int scale, DeclaredType type) {
    return new LogicalType(family, type.name(), jdbcType, type.name(), width, scale, false);
  }
}
