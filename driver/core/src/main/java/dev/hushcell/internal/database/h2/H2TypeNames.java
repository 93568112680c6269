package dev.hushcell.internal.database.h2;

import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;

/** The types of H2 2.x and how H2 reports them in metadata. */
final class H2TypeNames {
  private static final long UNBOUNDED = 1_000_000_000;

  private H2TypeNames() {}

  static LogicalType logical(String declared) {
    DeclaredType text = DeclaredType.of(declared);
    return switch (text.name()) {
      case "VARCHAR",
          "CHARACTER VARYING",
          "CHAR VARYING",
          "VARCHAR2",
          "NVARCHAR",
          "NVARCHAR2",
          "VARCHAR_CASESENSITIVE",
          "LONGVARCHAR",
          "NATIONAL CHARACTER VARYING",
          "NATIONAL CHAR VARYING",
          "NCHAR VARYING" ->
          text("VARCHAR", "CHARACTER VARYING", text.argument(0, UNBOUNDED), false);
      case "VARCHAR_IGNORECASE" ->
          text("VARCHAR_IGNORECASE", "VARCHAR_IGNORECASE", text.argument(0, UNBOUNDED), true);
      case "CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER" ->
          character(text.argument(0, 1));
      default -> number(text, declared);
    };
  }

  private static LogicalType number(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "TINYINT" -> integer("TINYINT", Types.TINYINT, 8);
      case "SMALLINT", "INT2" -> integer("SMALLINT", Types.SMALLINT, 16);
      case "INTEGER", "INT", "INT4", "MEDIUMINT", "SIGNED" -> integer("INTEGER", Types.INTEGER, 32);
      case "BIGINT", "INT8" -> integer("BIGINT", Types.BIGINT, 64);
      case "DECIMAL", "DEC" -> decimal("DECIMAL", Types.DECIMAL, bounded(text, declared));
      case "NUMERIC", "NUMBER" -> decimal("NUMERIC", Types.NUMERIC, bounded(text, declared));
      case "REAL", "FLOAT4" -> approximate("REAL", Types.REAL, "REAL", 24);
      case "DOUBLE", "DOUBLE PRECISION", "FLOAT8" ->
          approximate("DOUBLE PRECISION", Types.DOUBLE, "DOUBLE PRECISION", 53);
      case "FLOAT" -> floating(text.argument(0, 53));
      default -> other(text, declared);
    };
  }

  private static LogicalType other(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "BOOLEAN", "BOOL", "BIT" -> simple(Family.BOOLEAN, "BOOLEAN", Types.BOOLEAN, 1);
      case "DATE" -> simple(Family.DATE, "DATE", Types.DATE, 10);
      case "TIME", "TIME WITHOUT TIME ZONE" -> time(text.argument(0, 0));
      case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" -> timestamp(text.argument(0, 6));
      case "TIMESTAMP WITH TIME ZONE" -> zoned(text.argument(0, 6));
      case "UUID" -> simple(Family.UUID, "UUID", Types.BINARY, 16);
      case "VARBINARY", "BINARY VARYING", "RAW", "BYTEA", "LONGVARBINARY" ->
          bytes(text.argument(0, UNBOUNDED));
      default -> throw DeclaredType.unsupported(declared);
    };
  }

  private static LogicalType text(String name, String typeName, long length, boolean ignoresCase) {
    return new LogicalType(
        Family.TEXT, name + "(" + length + ")", Types.VARCHAR, typeName, length, 0, ignoresCase);
  }

  private static LogicalType character(long length) {
    return new LogicalType(
        Family.CHAR, "CHAR(" + length + ")", Types.CHAR, "CHARACTER", length, 0, false);
  }

  private static LogicalType integer(String name, int jdbcType, int bits) {
    return simple(Family.EXACT, name, jdbcType, bits);
  }

  /** Without a precision it has no fraction in one mode of H2, and is a DECFLOAT in another. */
  private static DeclaredType bounded(DeclaredType text, String declared) {
    if (text.arguments().isEmpty()) {
      throw DeclaredType.unsupported(declared + " without a precision");
    }
    return text;
  }

  private static LogicalType decimal(String name, int jdbcType, DeclaredType text) {
    long digits = text.argument(0, 0);
    int scale = Math.toIntExact(text.argument(1, 0));
    String declared = name + "(" + digits + ", " + scale + ")";
    return new LogicalType(Family.EXACT, declared, jdbcType, name, digits, scale, false);
  }

  private static LogicalType floating(long bits) {
    return bits <= 24
        ? approximate("FLOAT(24)", Types.FLOAT, "REAL", 24)
        : approximate("FLOAT(53)", Types.FLOAT, "DOUBLE PRECISION", 53);
  }

  private static LogicalType approximate(String declared, int jdbcType, String name, int bits) {
    return new LogicalType(Family.APPROXIMATE, declared, jdbcType, name, bits, 0, false);
  }

  private static LogicalType simple(Family family, String name, int jdbcType, int precision) {
    return new LogicalType(family, name, jdbcType, name, precision, 0, false);
  }

  private static LogicalType time(long scale) {
    return fractional(Family.TIME, "TIME", "", Types.TIME, 8, scale);
  }

  private static LogicalType timestamp(long scale) {
    return fractional(Family.TIMESTAMP, "TIMESTAMP", "", Types.TIMESTAMP, 19, scale);
  }

  private static LogicalType zoned(long scale) {
    return fractional(
        Family.ZONED_TIMESTAMP,
        "TIMESTAMP",
        " WITH TIME ZONE",
        Types.TIMESTAMP_WITH_TIMEZONE,
        25,
        scale);
  }

  private static LogicalType fractional(
      Family family, String name, String zone, int jdbcType, int width, long scale) {
    long size = scale == 0 ? width : width + 1 + scale;
    String declared = name + "(" + scale + ")" + zone;
    return new LogicalType(
        family, declared, jdbcType, name + zone, size, Math.toIntExact(scale), false);
  }

  private static LogicalType bytes(long length) {
    return new LogicalType(
        Family.BYTES,
        "VARBINARY(" + length + ")",
        Types.VARBINARY,
        "BINARY VARYING",
        length,
        0,
        false);
  }
}
