package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.LogicalTypes;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.Map;

/** The types of H2 2.x and how H2 reports them in metadata. */
final class H2TypeNames {
  /** A text that is bound becomes a JSON string, the same as bytes the document in it. */
  private static final String AS_BOUND =
      "use CLOB: a value of JSON means text or a document, as it was bound";

  static final TypeAdvice ADVICE =
      new TypeAdvice(
          "VARCHAR(n), CHAR(n), an integer type, DECIMAL(p, s), REAL, DOUBLE PRECISION, BOOLEAN, DATE, TIME, TIMESTAMP, UUID, VARBINARY(n), CLOB or BLOB",
          Map.ofEntries(
              Map.entry("BINARY", "use VARBINARY(n)"),
              Map.entry("ENUM", "use VARCHAR(n), with Hibernate @JdbcTypeCode(SqlTypes.VARCHAR)"),
              Map.entry("JSON", AS_BOUND),
              Map.entry("JSONB", AS_BOUND),
              Map.entry("DECFLOAT", "use DECIMAL(p, s)"),
              Map.entry("TIME WITH TIME ZONE", "use TIME or TIMESTAMP WITH TIME ZONE"),
              Map.entry("NUMERIC WITHOUT A PRECISION", "write NUMERIC(p, s)"),
              Map.entry("DECIMAL WITHOUT A PRECISION", "write DECIMAL(p, s)"),
              Map.entry("DEC WITHOUT A PRECISION", "write DEC(p, s)"),
              Map.entry("NUMBER WITHOUT A PRECISION", "write NUMBER(p, s)")));

  private static final long UNBOUNDED = 1_000_000_000;

  private H2TypeNames() {}

  static LogicalType logical(String declared) {
    DeclaredType text = DeclaredType.of(declared, ADVICE);
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
          LogicalTypes.sized(
              Family.TEXT, "VARCHAR", Types.VARCHAR, "CHARACTER VARYING", length(text));
      case "VARCHAR_IGNORECASE" ->
          LogicalTypes.caseless(
              "VARCHAR_IGNORECASE(" + length(text) + ")",
              Types.VARCHAR,
              "VARCHAR_IGNORECASE",
              length(text));
      case "CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER" ->
          LogicalTypes.sized(Family.CHAR, "CHAR", Types.CHAR, "CHARACTER", text.argument(0, 1));
      default -> object(text, declared);
    };
  }

  private static LogicalType object(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "CLOB",
          "CHARACTER LARGE OBJECT",
          "CHAR LARGE OBJECT",
          "NCLOB",
          "NCHAR LARGE OBJECT",
          "NATIONAL CHARACTER LARGE OBJECT",
          "TINYTEXT",
          "TEXT",
          "MEDIUMTEXT",
          "LONGTEXT",
          "NTEXT" ->
          large(Family.TEXT, "CHARACTER LARGE OBJECT", Types.CLOB, text);
      case "BLOB", "BINARY LARGE OBJECT", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "IMAGE" ->
          large(Family.BYTES, "BINARY LARGE OBJECT", Types.BLOB, text);
      default -> number(text, declared);
    };
  }

  private static LogicalType large(Family family, String name, int jdbcType, DeclaredType text) {
    return text.arguments().isEmpty()
        ? LogicalTypes.named(family, name, jdbcType, Long.MAX_VALUE)
        : LogicalTypes.sized(family, name, jdbcType, text.argument(0, 0));
  }

  private static long length(DeclaredType text) {
    return text.argument(0, UNBOUNDED);
  }

  private static LogicalType number(DeclaredType text, String declared) {
    return switch (text.name()) {
      case "TINYINT" -> LogicalTypes.named(Family.EXACT, "TINYINT", Types.TINYINT, 8);
      case "SMALLINT", "INT2" -> LogicalTypes.named(Family.EXACT, "SMALLINT", Types.SMALLINT, 16);
      case "INTEGER", "INT", "INT4", "MEDIUMINT", "SIGNED" ->
          LogicalTypes.named(Family.EXACT, "INTEGER", Types.INTEGER, 32);
      case "BIGINT", "INT8" -> LogicalTypes.named(Family.EXACT, "BIGINT", Types.BIGINT, 64);
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
      case "BOOLEAN", "BOOL", "BIT" ->
          LogicalTypes.named(Family.BOOLEAN, "BOOLEAN", Types.BOOLEAN, 1);
      case "DATE" -> LogicalTypes.named(Family.DATE, "DATE", Types.DATE, 10);
      case "TIME", "TIME WITHOUT TIME ZONE" ->
          fractional(Family.TIME, "TIME", "", Types.TIME, 8, text.argument(0, 0));
      case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" ->
          fractional(Family.TIMESTAMP, "TIMESTAMP", "", Types.TIMESTAMP, 19, text.argument(0, 6));
      case "TIMESTAMP WITH TIME ZONE" ->
          fractional(
              Family.ZONED_TIMESTAMP,
              "TIMESTAMP",
              " WITH TIME ZONE",
              Types.TIMESTAMP_WITH_TIMEZONE,
              25,
              text.argument(0, 6));
      case "UUID" -> LogicalTypes.named(Family.UUID, "UUID", Types.BINARY, 16);
      case "VARBINARY", "BINARY VARYING", "RAW", "BYTEA", "LONGVARBINARY" ->
          LogicalTypes.sized(
              Family.BYTES, "VARBINARY", Types.VARBINARY, "BINARY VARYING", length(text));
      default -> throw ADVICE.refusal(declared);
    };
  }

  /** Without a precision it has no fraction in one mode of H2, and is a DECFLOAT in another. */
  private static DeclaredType bounded(DeclaredType text, String declared) {
    if (text.arguments().isEmpty()) {
      throw ADVICE.refusal(declared + " without a precision");
    }
    return text;
  }

  private static LogicalType decimal(String name, int jdbcType, DeclaredType text) {
    return LogicalTypes.decimal(name, jdbcType, text.argument(0, 0), text.argument(1, 0), ", ");
  }

  private static LogicalType floating(long bits) {
    return bits <= 24
        ? approximate("FLOAT(24)", Types.FLOAT, "REAL", 24)
        : approximate("FLOAT(53)", Types.FLOAT, "DOUBLE PRECISION", 53);
  }

  private static LogicalType approximate(String declared, int jdbcType, String name, int bits) {
    return LogicalTypes.of(Family.APPROXIMATE, declared, jdbcType, name, bits);
  }

  private static LogicalType fractional(
      Family family, String name, String zone, int jdbcType, int width, long scale) {
    String declared = name + "(" + scale + ")" + zone;
    return LogicalTypes.fractional(family, declared, jdbcType, name + zone, width, scale);
  }
}
