package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.LogicalTypes;
import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of MySQL and MariaDB, and how their drivers report them in metadata. */
final class MysqlTypeNames {
  static final TypeAdvice ADVICE =
      new TypeAdvice(
          "VARCHAR(n), CHAR(n), TEXT, an integer type with a sign, DECIMAL(p, s), DOUBLE, BIT(1), DATE, TIME, DATETIME, BINARY(n), VARBINARY(n), BLOB or JSON",
          Map.ofEntries(
              Map.entry("FLOAT", "use DOUBLE or DECIMAL(p, s)"),
              Map.entry("REAL", "use DOUBLE or DECIMAL(p, s)"),
              Map.entry("DOUBLE", "write DOUBLE without digits, or use DECIMAL(p, s)"),
              Map.entry("DOUBLE PRECISION", "write DOUBLE without digits, or use DECIMAL(p, s)"),
              Map.entry("FLOAT8", "write DOUBLE without digits, or use DECIMAL(p, s)"),
              Map.entry(
                  "TIMESTAMP", "use DATETIME, which the time zone of the session does not shift"),
              Map.entry("YEAR", "use SMALLINT"),
              Map.entry("ENUM", "use VARCHAR(n), with Hibernate @JdbcTypeCode(SqlTypes.VARCHAR)"),
              Map.entry("SET", "use VARCHAR(n)"),
              Map.entry("BIT", "use BIT(1), or VARBINARY(n) for more bits"),
              Map.entry("MEDIUMINT", "use INT"),
              Map.entry("INT3", "use INT"),
              Map.entry("VARBINARY", "write VARBINARY(n)"),
              Map.entry("TEXT WITH A LENGTH", "leave the length out"),
              Map.entry("BLOB WITH A LENGTH", "leave the length out"),
              Map.entry("UUID", "use BINARY(16) or CHAR(36)"),
              Map.entry("TINYINT UNSIGNED", "use a longer type with a sign, such as SMALLINT"),
              Map.entry("SMALLINT UNSIGNED", "use a longer type with a sign, such as INT"),
              Map.entry("MEDIUMINT UNSIGNED", "use a longer type with a sign, such as INT"),
              Map.entry("INT UNSIGNED", "use a longer type with a sign, such as BIGINT"),
              Map.entry("INTEGER UNSIGNED", "use a longer type with a sign, such as BIGINT"),
              Map.entry(
                  "BIGINT UNSIGNED", "use a longer type with a sign, such as DECIMAL(20, 0)")));

  /** What a column says of its text behind the type; how it compares is asked elsewhere. */
  private static final Pattern OF_TEXT =
      Pattern.compile(
          "(?i)\\s+(?:(?:CHARACTER\\s+SET|CHARSET|COLLATE)\\s*=?\\s*[`'\"]?\\w+[`'\"]?"
              + "|ASCII|UNICODE|BYTE)(?=\\s|$)");

  private static final long TINY = 255;
  private static final long BLOB = 65_535;
  private static final long MEDIUM = 16_777_215;
  private static final long LONG = 4_294_967_295L;
  private static final long LONGEST_DOCUMENT = 1_073_741_824;

  private MysqlTypeNames() {}

  /** Tells whether it is TINYINT(1), which drivers take for a truth value. */
  static boolean isTruth(LogicalType type) {
    return type.jdbcType() == Types.TINYINT && type.precision() == 1;
  }

  /** Tells whether it is MariaDB's JSON, a LONGTEXT with a CHECK. */
  static boolean isCheckedText(LogicalType type) {
    return type.typeName().equals("JSON") && type.precision() == LONG;
  }

  static LogicalType logical(String declared, Flavour flavour) {
    Matcher ofText = OF_TEXT.matcher(declared);
    DeclaredType text = DeclaredType.of(ofText.replaceAll("").strip(), ADVICE);
    return switch (text.name()) {
      case "VARCHAR",
          "CHARACTER VARYING",
          "CHAR VARYING",
          "NVARCHAR",
          "NATIONAL VARCHAR",
          "NATIONAL CHARACTER VARYING",
          "NATIONAL CHAR VARYING",
          "NCHAR VARYING",
          "NCHAR VARCHAR" ->
          LogicalTypes.sized(Family.TEXT, "VARCHAR", Types.VARCHAR, text.argument(0, 1));
      case "CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER" ->
          LogicalTypes.sized(Family.CHAR, "CHAR", Types.CHAR, text.argument(0, 1));
      case "TINYTEXT" -> lob(Family.TEXT, "TINYTEXT", TINY);
      case "TEXT" -> lob(text, Family.TEXT, "TEXT");
      case "MEDIUMTEXT", "LONG VARCHAR", "LONG CHAR VARYING", "LONG" ->
          lob(Family.TEXT, "MEDIUMTEXT", MEDIUM);
      case "LONGTEXT" -> lob(Family.TEXT, "LONGTEXT", LONG);
      default -> number(text, declared, flavour);
    };
  }

  private static LogicalType number(DeclaredType text, String declared, Flavour flavour) {
    return switch (text.name()) {
      case "TINYINT", "INT1" ->
          text.argument(0, 3) == 1 ? truth() : integer("TINYINT", Types.TINYINT, 3);
      case "BOOL", "BOOLEAN" -> truth();
      case "FLOAT" -> {
        // With more than 24 bits it is a DOUBLE; a shorter one is shown with six digits only.
        if (text.arguments().size() != 1 || text.argument(0, 0) <= 24) {
          throw ADVICE.refusal(declared);
        }
        yield logical("DOUBLE", flavour);
      }
      case "SMALLINT", "INT2" -> integer("SMALLINT", Types.SMALLINT, 5);
      case "INT", "INTEGER", "INT4" -> integer("INT", Types.INTEGER, 10);
      case "BIGINT", "INT8" -> integer("BIGINT", Types.BIGINT, 19);
      case "DECIMAL", "DEC", "NUMERIC", "FIXED" -> decimal(text);
      case "DOUBLE", "DOUBLE PRECISION", "FLOAT8" -> {
        requireNoArguments(text, declared);
        yield LogicalTypes.named(Family.APPROXIMATE, "DOUBLE", Types.DOUBLE, 22);
      }
      case "BIT" -> {
        if (text.argument(0, 1) != 1) {
          throw ADVICE.refusal(declared);
        }
        yield LogicalTypes.sized(Family.BOOLEAN, "BIT", Types.BIT, 1);
      }
      default -> other(text, declared, flavour);
    };
  }

  private static LogicalType other(DeclaredType text, String declared, Flavour flavour) {
    return switch (text.name()) {
      case "DATE" -> LogicalTypes.named(Family.DATE, "DATE", Types.DATE, 10);
      case "TIME" -> fractional(Family.TIME, "TIME", Types.TIME, 10, text);
      case "DATETIME" -> fractional(Family.TIMESTAMP, "DATETIME", Types.TIMESTAMP, 19, text);
      case "BINARY", "CHAR BYTE" ->
          LogicalTypes.sized(Family.BYTES, "BINARY", Types.BINARY, text.argument(0, 1));
      case "VARBINARY" -> {
        if (text.arguments().isEmpty()) {
          throw ADVICE.refusal(declared);
        }
        yield LogicalTypes.sized(Family.BYTES, "VARBINARY", Types.VARBINARY, text.argument(0, 1));
      }
      case "TINYBLOB" -> lob(Family.BYTES, "TINYBLOB", TINY);
      case "BLOB" -> lob(text, Family.BYTES, "BLOB");
      case "MEDIUMBLOB", "LONG VARBINARY" -> lob(Family.BYTES, "MEDIUMBLOB", MEDIUM);
      case "LONGBLOB" -> lob(Family.BYTES, "LONGBLOB", LONG);
      case "JSON" -> {
        requireNoArguments(text, declared);
        yield lob(Family.TEXT, "JSON", flavour == Flavour.MARIADB ? LONG : LONGEST_DOCUMENT);
      }
      case "UUID" -> {
        if (flavour != Flavour.MARIADB) {
          throw ADVICE.refusal(declared);
        }
        yield LogicalTypes.named(Family.UUID, "UUID", Types.OTHER, 36);
      }
      default -> throw ADVICE.refusal(declared);
    };
  }

  private static void requireNoArguments(DeclaredType text, String declared) {
    if (!text.arguments().isEmpty()) {
      throw ADVICE.refusal(declared);
    }
  }

  /** TEXT(n) and BLOB(n) become the smallest of their kind that holds so much. */
  private static LogicalType lob(DeclaredType text, Family family, String name) {
    if (!text.arguments().isEmpty()) {
      throw ADVICE.refusal(name + " with a length");
    }
    return lob(family, name, BLOB);
  }

  private static LogicalType lob(Family family, String name, long length) {
    int jdbcType = family == Family.TEXT ? Types.LONGVARCHAR : Types.LONGVARBINARY;
    return LogicalTypes.named(family, name, jdbcType, length);
  }

  private static LogicalType truth() {
    return LogicalTypes.sized(Family.EXACT, "TINYINT", Types.TINYINT, 1);
  }

  /** The number in parentheses is how wide it is shown, not how much it holds. */
  private static LogicalType integer(String name, int jdbcType, int digits) {
    return LogicalTypes.named(Family.EXACT, name, jdbcType, digits);
  }

  private static LogicalType decimal(DeclaredType text) {
    return LogicalTypes.decimal(
        "DECIMAL", Types.DECIMAL, text.argument(0, 10), text.argument(1, 0), ",");
  }

  private static LogicalType fractional(
      Family family, String name, int jdbcType, int width, DeclaredType text) {
    long scale = text.argument(0, 0);
    String declared = scale == 0 ? name : name + "(" + scale + ")";
    return LogicalTypes.fractional(family, declared, jdbcType, name, width, scale);
  }
}
