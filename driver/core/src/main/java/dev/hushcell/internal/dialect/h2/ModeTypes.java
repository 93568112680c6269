package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.sql.Names;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What H2 makes of the names of types that only some of its modes have. */
final class ModeTypes {
  private static final Pattern LONGEST = Pattern.compile("(?i)\\(\\s*MAX\\s*\\)");
  private static final Pattern UNSIGNED = Pattern.compile("(?i)\\s+UNSIGNED\\s*$");
  private static final Pattern SHAPE =
      Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*(?:\\(\\s*(\\d{1,2})\\s*\\))?\\s*");
  private static final Set<String> NUMBERS =
      Names.words(
          """
          TINYINT SMALLINT INT2 MEDIUMINT INT INTEGER INT4 SIGNED BIGINT INT8 REAL FLOAT4 DOUBLE
          FLOAT8 BOOLEAN BOOL BIT
          """);

  private ModeTypes() {}

  /** Returns a type text as it is written in every mode. */
  static String standard(String declared, H2Mode.Family family) {
    String text = LONGEST.matcher(declared).replaceAll("");
    return switch (family) {
      case STANDARD -> text;
      case MYSQL -> mysql(text);
      case SQL_SERVER -> sqlServer(text);
    };
  }

  /** Numbers may have a width, which means nothing, and no sign, which means nothing either. */
  private static String mysql(String declared) {
    Matcher signed = SHAPE.matcher(UNSIGNED.matcher(declared).replaceAll(""));
    if (!signed.matches()) {
      return declared;
    }
    String name = signed.group(1).toUpperCase(Locale.ENGLISH);
    String digits = signed.group(2);
    if (NUMBERS.contains(name)) {
      return name;
    }
    return switch (name) {
      case "DATETIME" -> fits(digits, 6) ? "TIMESTAMP(" + or(digits, 0) + ")" : declared;
      case "YEAR" -> fits(digits, 4) ? "SMALLINT" : declared;
      default -> declared;
    };
  }

  private static String sqlServer(String declared) {
    Matcher shape = SHAPE.matcher(declared);
    if (!shape.matches()) {
      return declared;
    }
    String digits = shape.group(2);
    boolean fits = fits(digits, 7);
    return switch (shape.group(1).toUpperCase(Locale.ENGLISH)) {
      case "DATETIME" -> digits == null ? "TIMESTAMP(3)" : declared;
      case "SMALLDATETIME" -> digits == null ? "TIMESTAMP(0)" : declared;
      case "DATETIME2" -> fits ? "TIMESTAMP(" + or(digits, 7) + ")" : declared;
      case "DATETIMEOFFSET" -> fits ? "TIMESTAMP(" + or(digits, 7) + ") WITH TIME ZONE" : declared;
      case "UNIQUEIDENTIFIER" -> digits == null ? "UUID" : declared;
      case "MONEY" -> digits == null ? "NUMERIC(19, 4)" : declared;
      case "SMALLMONEY" -> digits == null ? "NUMERIC(10, 4)" : declared;
      default -> declared;
    };
  }

  private static boolean fits(@Nullable String digits, int most) {
    return digits == null || Integer.parseInt(digits) <= most;
  }

  private static String or(@Nullable String digits, int otherwise) {
    return digits == null ? Integer.toString(otherwise) : digits;
  }
}
