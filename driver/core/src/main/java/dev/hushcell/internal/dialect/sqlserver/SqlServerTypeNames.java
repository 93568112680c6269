package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.LogicalTypes;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The types of SQL Server and how its driver reports them. */
final class SqlServerTypeNames {
  static final TypeAdvice ADVICE =
      new TypeAdvice(
          "nvarchar(n), varchar(n), nchar(n), char(n), smallint, int, bigint, decimal(p, s), real, float, bit, date, time, datetime2, datetimeoffset, uniqueidentifier or varbinary(n)",
          Map.ofEntries(
              Map.entry("TEXT", "use varchar(max)"),
              Map.entry("NTEXT", "use nvarchar(max)"),
              Map.entry("IMAGE", "use varbinary(max)"),
              Map.entry("DATETIME", "use datetime2(3)"),
              Map.entry("SMALLDATETIME", "use datetime2(0)"),
              Map.entry("MONEY", "use decimal(19, 4)"),
              Map.entry("SMALLMONEY", "use decimal(10, 4)"),
              Map.entry("TINYINT", "use smallint"),
              Map.entry("XML", "use nvarchar(max)"),
              Map.entry("JSON", "use nvarchar(max)"),
              Map.entry("BINARY", "use varbinary(n)"),
              Map.entry(
                  "TIMESTAMP",
                  "use datetime2: timestamp is a number of the row here, which the database makes"),
              Map.entry("ROWVERSION", "leave it plain: the database makes its values")));

  /** Characters of {@code NVARCHAR(MAX)}, and bytes of a cell, are a few more. */
  static final long UNBOUNDED = 1_000_000_000;

  private static final Pattern BRACKETED = Pattern.compile("^\\s*\\[(\\w+)\\]");
  private static final int MOST_DIGITS = 38;
  private static final int TIME_SCALE = 7;

  private SqlServerTypeNames() {}

  /** Names of types may stand in brackets. */
  static LogicalType logical(String written) {
    String declared = BRACKETED.matcher(written).replaceFirst("$1");
    boolean unbounded = declared.toUpperCase(Locale.ROOT).matches(".*\\(\\s*MAX\\s*\\).*");
    DeclaredType text =
        unbounded
            ? new DeclaredType(
                DeclaredType.of(declared.replaceAll("\\(.*\\)", ""), ADVICE).name(),
                List.of(UNBOUNDED))
            : DeclaredType.of(declared, ADVICE);
    return switch (text.name()) {
      case "VARCHAR", "CHAR VARYING", "CHARACTER VARYING" ->
          bounded(Family.TEXT, "varchar", Types.VARCHAR, length(text));
      case "NVARCHAR", "NATIONAL CHARACTER VARYING", "NATIONAL CHAR VARYING", "SYSNAME" ->
          bounded(
              Family.TEXT,
              "nvarchar",
              Types.NVARCHAR,
              text.name().equals("SYSNAME") ? 128 : length(text));
      case "CHAR", "CHARACTER" -> LogicalTypes.sized(Family.CHAR, "char", Types.CHAR, length(text));
      case "NCHAR", "NATIONAL CHARACTER", "NATIONAL CHAR" ->
          LogicalTypes.sized(Family.CHAR, "nchar", Types.NCHAR, length(text));
      default -> number(text, declared);
    };
  }

  private static long length(DeclaredType text) {
    return text.argument(0, 1);
  }

  private static LogicalType number(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "SMALLINT" -> LogicalTypes.named(Family.EXACT, "smallint", Types.SMALLINT, 5);
      case "INT", "INTEGER" -> LogicalTypes.named(Family.EXACT, "int", Types.INTEGER, 10);
      case "BIGINT" -> LogicalTypes.named(Family.EXACT, "bigint", Types.BIGINT, 19);
      case "DECIMAL", "DEC" -> decimal("decimal", Types.DECIMAL, text);
      case "NUMERIC" -> decimal("numeric", Types.NUMERIC, text);
      case "REAL" -> LogicalTypes.named(Family.APPROXIMATE, "real", Types.REAL, 24);
      case "FLOAT", "DOUBLE PRECISION" -> floating(text.argument(0, 53));
      default -> other(text, declared);
    };
  }

  private static LogicalType other(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "BIT" -> LogicalTypes.named(Family.BOOLEAN, "bit", Types.BIT, 1);
      case "DATE" -> LogicalTypes.named(Family.DATE, "date", Types.DATE, 10);
      case "TIME" -> fractional(Family.TIME, "time", Types.TIME, 8, text);
      case "DATETIME2" -> fractional(Family.TIMESTAMP, "datetime2", Types.TIMESTAMP, 19, text);
      case "DATETIMEOFFSET" ->
          fractional(Family.ZONED_TIMESTAMP, "datetimeoffset", microsoftOffset(), 26, text);
      case "UNIQUEIDENTIFIER" ->
          LogicalTypes.named(Family.UUID, "uniqueidentifier", Types.CHAR, 36);
      case "VARBINARY", "BINARY VARYING" ->
          bounded(Family.BYTES, "varbinary", Types.VARBINARY, length(text));
      // DATETIME rounds to 1/300 s, MONEY to four digits, TIMESTAMP is a row version, TINYINT has
      // no sign.
      default -> throw ADVICE.refusal(declared);
    };
  }

  /** {@code microsoft.sql.Types.DATETIMEOFFSET}, which the driver reports. */
  private static int microsoftOffset() {
    return -155;
  }

  private static LogicalType bounded(Family family, String name, int jdbcType, long length) {
    return length == UNBOUNDED
        ? LogicalTypes.of(family, name + "(max)", jdbcType, name, length)
        : LogicalTypes.sized(family, name, jdbcType, length);
  }

  private static LogicalType decimal(String name, int jdbcType, DeclaredType text) {
    long digits = Math.min(MOST_DIGITS, text.argument(0, 18));
    return LogicalTypes.decimal(name, jdbcType, digits, text.argument(1, 0), ", ");
  }

  private static LogicalType floating(long bits) {
    return bits <= 24
        ? LogicalTypes.named(Family.APPROXIMATE, "real", Types.REAL, 24)
        : LogicalTypes.named(Family.APPROXIMATE, "float", Types.DOUBLE, 53);
  }

  private static LogicalType fractional(
      Family family, String name, int jdbcType, int width, DeclaredType text) {
    long scale = text.argument(0, TIME_SCALE);
    String declared = name + "(" + scale + ")";
    return LogicalTypes.fractional(family, declared, jdbcType, name, width, scale);
  }
}
