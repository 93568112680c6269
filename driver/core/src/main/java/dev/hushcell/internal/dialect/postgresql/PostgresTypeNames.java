package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.LogicalTypes;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.Map;

/** The types of PostgreSQL and how its driver reports them in metadata. */
final class PostgresTypeNames {
  static final TypeAdvice ADVICE =
      new TypeAdvice(
          "text, varchar(n), char(n), an integer type, numeric(p, s), real, double precision, boolean, date, time, timestamp, timestamptz, uuid, bytea, json, jsonb or xml",
          Map.ofEntries(
              Map.entry("NAME", "use text"),
              Map.entry(
                  "OID",
                  "use text or bytea, with Hibernate @JdbcTypeCode(SqlTypes.LONG32VARCHAR), or"
                      + " LONG32VARBINARY for bytes, in place of @Lob"),
              Map.entry("BPCHAR", "write char(n)"),
              Map.entry("MONEY", "use numeric(p, s)"),
              Map.entry("TIME WITH TIME ZONE", "use time or timestamptz"),
              Map.entry("TIMETZ", "use time or timestamptz"),
              Map.entry("SMALLSERIAL", "use smallint, and make its values in the application"),
              Map.entry("SERIAL", "use integer, and make its values in the application"),
              Map.entry("BIGSERIAL", "use bigint, and make its values in the application"),
              Map.entry(
                  "NUMERIC",
                  "write numeric(p, s) with at most 1000 digits: without them every number keeps a scale of its own"),
              Map.entry(
                  "DECIMAL",
                  "write decimal(p, s) with at most 1000 digits: without them every number keeps a scale of its own"),
              Map.entry(
                  "DEC",
                  "write dec(p, s) with at most 1000 digits: without them every number keeps a scale of its own")));

  /** What the driver reports for text without a length. */
  private static final long UNBOUNDED = Integer.MAX_VALUE;

  private static final int MAX_DIGITS = 1000;

  private PostgresTypeNames() {}

  static LogicalType logical(String declared) {
    DeclaredType text = DeclaredType.of(declared, ADVICE);
    return switch (text.name()) {
      case "VARCHAR",
          "CHARACTER VARYING",
          "CHAR VARYING",
          "NATIONAL CHARACTER VARYING",
          "NATIONAL CHAR VARYING",
          "NCHAR VARYING" ->
          varying(text);
      case "TEXT" -> LogicalTypes.named(Family.TEXT, "text", Types.VARCHAR, UNBOUNDED);
      case "CITEXT", "PUBLIC.CITEXT" ->
          LogicalTypes.caseless("citext", Types.VARCHAR, "citext", UNBOUNDED);
      case "CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER", "BPCHAR" ->
          fixed(text, declared);
      default -> number(text, declared);
    };
  }

  private static LogicalType varying(DeclaredType text) {
    return text.arguments().isEmpty()
        ? LogicalTypes.named(Family.TEXT, "varchar", Types.VARCHAR, UNBOUNDED)
        : LogicalTypes.sized(Family.TEXT, "varchar", Types.VARCHAR, text.argument(0, 0));
  }

  /** Without a length, {@code bpchar} is none of fixed length. */
  private static LogicalType fixed(DeclaredType text, String declared) {
    if (text.name().equals("BPCHAR") && text.arguments().isEmpty()) {
      throw ADVICE.refusal(declared);
    }
    return LogicalTypes.sized(Family.CHAR, "char", Types.CHAR, "bpchar", text.argument(0, 1));
  }

  private static LogicalType number(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "SMALLINT", "INT2" ->
          LogicalTypes.of(Family.EXACT, "smallint", Types.SMALLINT, "int2", 5);
      case "INTEGER", "INT", "INT4" ->
          LogicalTypes.of(Family.EXACT, "integer", Types.INTEGER, "int4", 10);
      case "BIGINT", "INT8" -> LogicalTypes.of(Family.EXACT, "bigint", Types.BIGINT, "int8", 19);
      case "NUMERIC", "DECIMAL", "DEC" -> decimal(text, declared);
      case "REAL", "FLOAT4" -> LogicalTypes.of(Family.APPROXIMATE, "real", Types.REAL, "float4", 8);
      case "DOUBLE PRECISION", "FLOAT8" -> doublePrecision();
      case "FLOAT" ->
          text.argument(0, 53) <= 24
              ? LogicalTypes.of(Family.APPROXIMATE, "real", Types.REAL, "float4", 8)
              : doublePrecision();
      default -> other(text, declared);
    };
  }

  private static LogicalType other(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "BOOLEAN", "BOOL" -> LogicalTypes.of(Family.BOOLEAN, "boolean", Types.BIT, "bool", 1);
      case "DATE" -> LogicalTypes.of(Family.DATE, "date", Types.DATE, "date", 13);
      case "TIME", "TIME WITHOUT TIME ZONE" -> fractional(Family.TIME, "time", Types.TIME, 8, text);
      case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" ->
          fractional(Family.TIMESTAMP, "timestamp", Types.TIMESTAMP, 22, text);
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" ->
          fractional(Family.ZONED_TIMESTAMP, "timestamptz", Types.TIMESTAMP, 28, text);
      case "UUID" -> LogicalTypes.of(Family.UUID, "uuid", Types.OTHER, "uuid", UNBOUNDED);
      case "JSON" -> LogicalTypes.named(Family.TEXT, "json", Types.OTHER, UNBOUNDED);
      case "JSONB" -> LogicalTypes.named(Family.TEXT, "jsonb", Types.OTHER, UNBOUNDED);
      case "XML" -> LogicalTypes.named(Family.TEXT, "xml", Types.SQLXML, UNBOUNDED);
      case "BYTEA" -> LogicalTypes.of(Family.BYTES, "bytea", Types.BINARY, "bytea", UNBOUNDED);
      default -> throw ADVICE.refusal(declared);
    };
  }

  private static LogicalType doublePrecision() {
    return LogicalTypes.of(Family.APPROXIMATE, "double precision", Types.DOUBLE, "float8", 17);
  }

  /** Without digits every number keeps its own scale, which equal numbers need not share. */
  private static LogicalType decimal(DeclaredType text, String declared) {
    if (text.arguments().isEmpty() || text.argument(0, 0) > MAX_DIGITS) {
      throw ADVICE.refusal(declared);
    }
    return LogicalTypes.decimal(
        "numeric", Types.NUMERIC, text.argument(0, 0), text.argument(1, 0), ",");
  }

  private static LogicalType fractional(
      Family family, String name, int jdbcType, int width, DeclaredType text) {
    long scale = text.argument(0, 6);
    String declared = name + "(" + scale + ")";
    return LogicalTypes.fractional(family, declared, jdbcType, name, width, scale);
  }
}
