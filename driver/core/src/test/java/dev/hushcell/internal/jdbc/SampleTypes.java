package dev.hushcell.internal.jdbc;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.List;

/** The logical types of the tests, described as H2 describes the plain column. */
final class SampleTypes {
  static final LogicalType VARCHAR =
      new LogicalType(
          Family.TEXT, "VARCHAR(100)", Types.VARCHAR, "CHARACTER VARYING", 100, 0, false);

  static final List<LogicalType> ALL =
      List.of(
          VARCHAR,
          new LogicalType(
              Family.TEXT,
              "VARCHAR_IGNORECASE(50)",
              Types.VARCHAR,
              "VARCHAR_IGNORECASE",
              50,
              0,
              true),
          new LogicalType(Family.CHAR, "CHAR(40)", Types.CHAR, "CHARACTER", 40, 0, false),
          exact("TINYINT", Types.TINYINT, 8, 0),
          exact("SMALLINT", Types.SMALLINT, 16, 0),
          exact("INTEGER", Types.INTEGER, 32, 0),
          exact("BIGINT", Types.BIGINT, 64, 0),
          new LogicalType(Family.EXACT, "NUMERIC(20,2)", Types.NUMERIC, "NUMERIC", 20, 2, false),
          new LogicalType(Family.EXACT, "DECIMAL(30)", Types.DECIMAL, "DECIMAL", 30, 0, false),
          new LogicalType(Family.BOOLEAN, "BOOLEAN", Types.BOOLEAN, "BOOLEAN", 1, 0, false),
          new LogicalType(Family.DATE, "DATE", Types.DATE, "DATE", 10, 0, false),
          new LogicalType(Family.TIME, "TIME", Types.TIME, "TIME", 8, 0, false),
          new LogicalType(Family.TIME, "TIME(6)", Types.TIME, "TIME", 15, 6, false),
          new LogicalType(
              Family.TIMESTAMP, "TIMESTAMP", Types.TIMESTAMP, "TIMESTAMP", 26, 6, false),
          new LogicalType(
              Family.TIMESTAMP, "TIMESTAMP(3)", Types.TIMESTAMP, "TIMESTAMP", 23, 3, false),
          new LogicalType(
              Family.ZONED_TIMESTAMP,
              "TIMESTAMP WITH TIME ZONE",
              Types.TIMESTAMP_WITH_TIMEZONE,
              "TIMESTAMP WITH TIME ZONE",
              32,
              6,
              false),
          new LogicalType(Family.UUID, "UUID", Types.BINARY, "UUID", 16, 0, false),
          new LogicalType(
              Family.BYTES, "VARBINARY(40)", Types.VARBINARY, "BINARY VARYING", 40, 0, false),
          new LogicalType(Family.APPROXIMATE, "REAL", Types.REAL, "REAL", 24, 0, false),
          new LogicalType(
              Family.APPROXIMATE,
              "DOUBLE PRECISION",
              Types.DOUBLE,
              "DOUBLE PRECISION",
              53,
              0,
              false));

  private SampleTypes() {}

  private static LogicalType exact(String name, int jdbcType, int precision, int scale) {
    return new LogicalType(Family.EXACT, name, jdbcType, name, precision, scale, false);
  }
}
