package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a driver says of a type.
 *
 * @param logical the type
 * @param dialect which driver it is
 * @param lists whether {@code getColumns} asks, rather than a result set
 */
record MysqlFacts(LogicalType logical, MysqlDriver dialect, boolean lists) implements TypeFacts {
  private static final long LONGEST_TEXT = 4_294_967_295L;
  private static final int BYTES_OF_LETTER = 4;
  private static final int HOURS_LEFT_OUT = 2;
  private static final int DIGITS_OF_TINY = 3;

  @Override
  public TypeFacts listed() {
    return new MysqlFacts(logical, dialect, true);
  }

  @Override
  public LogicalType type() {
    int jdbcType = jdbcType();
    String name = logical.typeName();
    if (!lists && dialect == MysqlDriver.MARIADB) {
      name = jdbcType == Types.INTEGER ? "INTEGER" : isUuid() ? "uuid" : name;
    }
    if (isCheckedText(logical) && (lists || dialect != MysqlDriver.MARIADB)) {
      name = "LONGTEXT";
    }
    if (isTruth(logical)) {
      name = dialect == MysqlDriver.MARIADB ? "BOOLEAN" : "BIT";
    }
    return new LogicalType(
        logical.family(),
        logical.declared(),
        jdbcType,
        isUuid() && !lists && dialect != MysqlDriver.MARIADB ? "CHAR" : name,
        logical.precision(),
        logical.scale(),
        logical.ignoresCase());
  }

  private int jdbcType() {
    boolean maria = dialect == MysqlDriver.MARIADB;
    if (isTruth(logical)) {
      return maria ? Types.BOOLEAN : Types.BIT;
    }
    return switch (logical.family()) {
      case BOOLEAN -> maria && !lists ? Types.BOOLEAN : Types.BIT;
      case BYTES -> maria && !lists ? Types.VARBINARY : logical.jdbcType();
      case TEXT -> textType();
      case UUID -> maria || lists ? Types.OTHER : Types.CHAR;
      default -> logical.jdbcType();
    };
  }

  private int textType() {
    boolean tiny = logical.typeName().equals("TINYTEXT");
    boolean shorter = dialect == MysqlDriver.MARIADB && !lists && logical.precision() <= 65_535;
    return tiny || shorter ? Types.VARCHAR : logical.jdbcType();
  }

  /** A type of its own, which it is on MySQL alone. */
  private boolean isJson() {
    return dialect == MysqlDriver.MYSQL && Documents.isDocument(logical);
  }

  private boolean isUuid() {
    return logical.family() == Family.UUID;
  }

  @Override
  public Class<?> objectClass() {
    boolean maria = dialect == MysqlDriver.MARIADB;
    return switch (logical.family()) {
      case TEXT, CHAR -> String.class;
      case EXACT -> exactClass();
      case BOOLEAN -> Boolean.class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP, ZONED_TIMESTAMP -> maria ? java.sql.Timestamp.class : LocalDateTime.class;
      case UUID -> maria ? UUID.class : String.class;
      case BYTES -> byte[].class;
      case APPROXIMATE -> Double.class;
    };
  }

  /** MariaDB's driver writes that of bytes as Java does in source text. */
  @Override
  public String className() {
    boolean bytes = dialect == MysqlDriver.MARIADB && logical.family() == Family.BYTES;
    return bytes ? "byte[]" : objectClass().getName();
  }

  private Class<?> exactClass() {
    if (isTruth(logical)) {
      return Boolean.class;
    }
    return switch (logical.jdbcType()) {
      case Types.SMALLINT ->
          dialect == MysqlDriver.MARIADB ? (Class<?>) Short.class : Integer.class;
      case Types.TINYINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      default -> BigDecimal.class;
    };
  }

  @Override
  public int precision() {
    boolean unbounded = StorageTypes.isLob(logical) && logical.precision() > Integer.MAX_VALUE;
    if (dialect == MysqlDriver.MARIADB && unbounded && !lists) {
      return 0;
    }
    if (isJson() && !lists) {
      return Integer.MAX_VALUE;
    }
    if (dialect != MysqlDriver.MARIADB && logical.family() == Family.TEXT && !lists) {
      boolean lob = StorageTypes.isLob(logical);
      long characters = lob ? logical.precision() / BYTES_OF_LETTER : logical.precision();
      return (int) Math.min(characters, Integer.MAX_VALUE / BYTES_OF_LETTER);
    }
    return (int) Math.min(logical.precision(), Integer.MAX_VALUE);
  }

  /** One driver leaves the sign and the hundreds of hours out; a UUID has no size. */
  @Override
  public @Nullable Integer listedSize() {
    if (isUuid()) {
      return null;
    }
    if (isTruth(logical) && dialect == MysqlDriver.MARIADB) {
      return DIGITS_OF_TINY;
    }
    boolean shorter = dialect != MysqlDriver.MARIADB && logical.family() == Family.TIME;
    return shorter ? precision() - HOURS_LEFT_OUT : precision();
  }

  @Override
  public int scale() {
    boolean double53 = logical.family() == Family.APPROXIMATE;
    if (dialect != MysqlDriver.MARIADB) {
      return logical.family() == Family.EXACT ? logical.scale() : 0;
    }
    return double53 ? 31 : logical.scale();
  }

  @Override
  public @Nullable Integer declaredScale() {
    boolean decimal = logical.jdbcType() == Types.DECIMAL;
    boolean whole = logical.family() == Family.EXACT && dialect == MysqlDriver.MARIADB;
    boolean zero = logical.family() == Family.APPROXIMATE && dialect != MysqlDriver.MARIADB;
    return decimal || whole || zero ? Integer.valueOf(zero ? 0 : logical.scale()) : null;
  }

  @Override
  public @Nullable Integer listedScale() {
    return declaredScale();
  }

  @Override
  public boolean signed() {
    boolean number = logical.family() == Family.EXACT || logical.family() == Family.APPROXIMATE;
    if (dialect != MysqlDriver.MARIADB) {
      return number && !isTruth(logical);
    }
    return logical.family() != Family.BOOLEAN && !isUuid();
  }

  @Override
  public Boolean caseSensitive() {
    boolean decimal = logical.jdbcType() == Types.DECIMAL;
    boolean bytes = logical.family() == Family.BYTES;
    boolean exact = dialect == MysqlDriver.MYSQL && logical.isText();
    return dialect == MysqlDriver.MARIADB || exact || decimal || bytes || isCheckedText(logical);
  }

  @Override
  public int displaySize() {
    if (dialect != MysqlDriver.MARIADB) {
      return precision();
    }
    if (isUuid()) {
      return precision() * BYTES_OF_LETTER;
    }
    if (logical.family() != Family.EXACT || isTruth(logical)) {
      return precision();
    }
    return precision() + (logical.scale() > 0 ? 2 : 1);
  }

  @Override
  public Integer radix() {
    return 10;
  }

  @Override
  public @Nullable Integer octets() {
    if (isJson()) {
      return null;
    }
    return switch (logical.family()) {
      case TEXT, CHAR -> StorageTypes.isLob(logical) ? precision() : precision() * BYTES_OF_LETTER;
      case BYTES -> precision();
      default -> null;
    };
  }

  /** Tells whether it is TINYINT(1), which drivers take for a truth value. */
  private static boolean isTruth(LogicalType type) {
    return type.jdbcType() == Types.TINYINT && type.precision() == 1;
  }

  /** Tells whether it is MariaDB's JSON, a LONGTEXT with a CHECK. */
  private static boolean isCheckedText(LogicalType type) {
    return type.typeName().equals("JSON") && type.precision() == LONGEST_TEXT;
  }
}
