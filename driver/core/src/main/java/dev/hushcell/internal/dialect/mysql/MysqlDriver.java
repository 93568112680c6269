package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.value.Content;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.ShortestDigits;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two drivers, which describe types and give values out differently. */
enum MysqlDriver implements RealDriver {
  /** MariaDB Connector/J. */
  MARIADB,
  /** MySQL Connector/J on MariaDB, whose collations have numbers that it does not know. */
  MYSQL_ON_MARIADB,
  /** MySQL Connector/J on MySQL. */
  MYSQL;

  private static final Set<Habit> HABITS_OF_MARIADB =
      Set.of(
          Habit.DATES_BY_NAME,
          Habit.NAMES_ZONE,
          Habit.SENDS_BYTES_IN_TEXT,
          Habit.SENDS_ESCAPES,
          Habit.SENDS_STREAMS);
  private static final Set<Habit> HABITS_OF_MYSQL =
      Set.of(Habit.DATES_BY_NAME, Habit.NAMES_ZONE, Habit.READS_DATES_OF_ESCAPES);
  private static final TargetTypes OF_MARIADB = new MariaTargets();
  private static final TargetTypes OF_MYSQL = new MysqlTargets(true);
  private static final TargetTypes OF_MYSQL_ON_MARIADB = new MysqlTargets(false);

  /** Returns which one it is, by the name that it gives itself, and by the server. */
  static MysqlDriver of(String driver, Flavour server) {
    if (!driver.startsWith("MySQL")) {
      return MARIADB;
    }
    return server == Flavour.MYSQL ? MYSQL : MYSQL_ON_MARIADB;
  }

  /** That of MySQL does not notice that a text has switched it off. */
  @Override
  public boolean commitsEach(Connection connection) throws SQLException {
    if (this == MARIADB || !connection.getAutoCommit()) {
      return connection.getAutoCommit();
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@autocommit")) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public KeyLists keyLists() {
    return MysqlKeyLists.INSTANCE;
  }

  @Override
  public TypeFacts facts(LogicalType type) {
    return new MysqlFacts(type, this, false);
  }

  @Override
  public TargetTypes targets() {
    return switch (this) {
      case MARIADB -> OF_MARIADB;
      case MYSQL_ON_MARIADB -> OF_MYSQL_ON_MARIADB;
      case MYSQL -> OF_MYSQL;
    };
  }

  @Override
  public @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    Object sent = given instanceof Targeted targeted ? targeted.sent(this, column) : given;
    Object made = new MysqlAssignment(this, column, session).made(sent);
    Object bound = made == null ? RealDriver.super.stored(sent, column, session) : made;
    boolean read = given instanceof Content && bound instanceof byte[] && isNumber(column);
    return read ? new String((byte[]) bound, StandardCharsets.ISO_8859_1) : bound;
  }

  /** MySQL takes the bytes of a stream for those of a number. */
  @Override
  public boolean takesContent(LogicalType type, boolean text) {
    return (isNumber(type) && this != MYSQL) || RealDriver.super.takesContent(type, text);
  }

  private static boolean isNumber(LogicalType type) {
    return switch (type.family()) {
      case EXACT, APPROXIMATE, BOOLEAN -> true;
      case TEXT, CHAR, BYTES, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID -> false;
    };
  }

  /**
   * A time of day is read as one of 1970, of which MariaDB's makes dates of several classes, and
   * MySQL's reads a text as the byte that it begins with.
   */
  @Override
  public boolean reads(LogicalType type, Reading way) {
    return switch (way) {
      case DATE_TIME -> type.family() != Family.TIME;
      case ANY_DATE -> this != MARIADB && type.family() != Family.TIME;
      case DATE_IN_CALENDAR -> type.family() != Family.TIMESTAMP;
      case BYTE -> this == MARIADB ? RealDriver.super.reads(type, way) : !isContent(type);
      case ASCII -> type.family() != Family.BYTES;
      case CHARACTERS -> this == MARIADB || type.family() != Family.BYTES;
      default -> RealDriver.super.reads(type, way);
    };
  }

  private static boolean isContent(LogicalType type) {
    return type.isText() || type.family() == Family.BYTES;
  }

  /**
   * MariaDB's sends escapes, to which the server gives a meaning of its own; MySQL's writes dates
   * in them again, with the digits that the server takes, and puts the whole text of a statement
   * together before it sends it.
   */
  @Override
  public Set<Habit> habits() {
    return this == MARIADB ? HABITS_OF_MARIADB : HABITS_OF_MYSQL;
  }

  /** MySQL's takes numbers below zero for false, but for one that stands for a set bit. */
  @Override
  public boolean isTrue(double number) {
    return this != MARIADB ? number > 0 || number == -1 : number != 0;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return MysqlText.of(type, value, this);
  }

  /** Values as the drivers give them to {@code getString}. */
  private static final class MysqlText {
    private static final int MICRO = 1_000;
    private static final int MOST_DIGITS = 6;
    private static final int MOST_BEFORE_POINT = 15;

    private MysqlText() {}

    static String of(LogicalType type, Object value, MysqlDriver driver) {
      if (value instanceof Boolean truth) {
        return driver == MysqlDriver.MARIADB ? truth.toString() : truth ? "1" : "0";
      }
      if (value instanceof byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
      if (value instanceof LocalTime time) {
        return time(time, digits(time, type.scale(), driver));
      }
      if (value instanceof LocalDateTime time) {
        boolean all = driver == MysqlDriver.MARIADB && time.get(ChronoField.NANO_OF_SECOND) != 0;
        int digits = all ? MOST_DIGITS : digits(time.toLocalTime(), type.scale(), driver);
        return time.toLocalDate() + " " + time(time.toLocalTime(), digits);
      }
      if (value instanceof Double number) {
        return driver == MysqlDriver.MARIADB ? number(number) : number.toString();
      }
      boolean plain = driver == MysqlDriver.MARIADB && value instanceof BigDecimal;
      return plain ? ((BigDecimal) value).toPlainString() : value.toString();
    }

    /** One driver leaves a fraction of zero out. */
    private static int digits(LocalTime time, int scale, MysqlDriver driver) {
      boolean whole = time.get(ChronoField.NANO_OF_SECOND) == 0;
      return driver != MysqlDriver.MARIADB && whole ? 0 : scale;
    }

    /** With as many digits as the column keeps. */
    private static String time(LocalTime time, int digits) {
      String text =
          String.format(
              Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
      if (digits == 0) {
        return text;
      }
      String micros = String.format(Locale.ROOT, "%06d", time.getNano() / MICRO);
      return text + "." + micros.substring(0, digits);
    }

    /** As the server writes it: in full where the point is near. */
    private static String number(double number) {
      BigDecimal shortest = ShortestDigits.of(number);
      int point = shortest.precision() - shortest.scale();
      boolean fraction = shortest.scale() > 0;
      boolean near = point > -MOST_BEFORE_POINT && (point <= MOST_BEFORE_POINT || fraction);
      if (number == 0 || near) {
        String plain = shortest.toPlainString();
        return number == 0 && Math.copySign(1, number) < 0 ? "-" + plain : plain;
      }
      String digits = shortest.unscaledValue().abs().toString();
      String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
      return (number < 0 ? "-" : "") + digits.charAt(0) + rest + "e" + (point - 1);
    }
  }
}
