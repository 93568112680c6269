package dev.hushcell.testing.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The types of generated columns, each with values that are likely to hurt. */
public enum Kind {
  TEXT("VARCHAR(40)", true),
  SHORT("VARCHAR(9)", true),
  LAX("VARCHAR_IGNORECASE(20)", true),
  FIXED("CHAR(8)", true),
  TINY("SMALLINT", true),
  INT("INTEGER", true),
  LONG("BIGINT", true),
  DECIMAL("NUMERIC(20,4)", true),
  FLAG("BOOLEAN", true),
  DAY("DATE", true),
  CLOCK("TIME(3)", true),
  MOMENT("TIMESTAMP(6)", true),
  NANOS("TIMESTAMP(9)", true),
  ZONED("TIMESTAMP(6) WITH TIME ZONE", true),
  OFFSET("TIMESTAMP(3) WITH TIME ZONE", false),
  ID("UUID", true),
  BYTES("VARBINARY(24)", true),
  FLOAT("DOUBLE PRECISION", false);

  private static final String ALPHABET = "aZ0 '\"-\\%_?;/*\u00e9\u00df\u0130\u20ac\uFEFF\n\t";

  private final String sqlType;
  private final boolean equality;

  Kind(String sqlType, boolean equality) {
    this.sqlType = sqlType;
    this.equality = equality;
  }

  /** Returns the name of the type in H2. */
  String sqlType() {
    return sqlType;
  }

  public boolean allowsEquality() {
    return equality;
  }

  /** Returns a value; half of the time one of a few, so that comparisons find something. */
  public Object value(Random random) {
    List<Object> few = few();
    return random.nextBoolean() ? few.get(random.nextInt(few.size())) : any(random);
  }

  private List<Object> few() {
    return switch (this) {
      case TEXT -> List.of("a", "A", "a ", "", "o'b", "\uD83D\uDE00\u00e9", "e\u0301", "\\", "?");
      case SHORT -> List.of("a", "A", "a ", "", "abcdefghi");
      case LAX -> List.of("a", "a ", "", "o'b", "\u00e9", "ab", "\u20ac");
      case FIXED -> List.of("ab", "AB", "ab      ", "", "abcdefgh");
      case TINY -> List.of((short) 0, (short) 1, Short.MAX_VALUE, Short.MIN_VALUE);
      case INT -> List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
      case LONG -> List.of(0L, 1L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE);
      case DECIMAL -> decimals("0", "1.5", "1.50", "-0.0001", "9999999999999999.9999", "0.00005");
      case FLAG -> List.of(true, false);
      case DAY -> dates("2000-02-29", "1582-10-10", "0001-01-01", "9999-12-31", "1970-01-01");
      case CLOCK -> times("00:00", "23:59:59.999", "12:34:56.7894", "23:59:59.9996");
      case MOMENT, NANOS -> moments();
      case ZONED -> zoned();
      case OFFSET -> offsets();
      case ID -> List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(1L << 63, 1));
      case BYTES -> List.of(new byte[0], new byte[1], new byte[24], new byte[] {-1, 0, 39});
      case FLOAT -> List.of(0.0, 1.5, -1e300, Double.MIN_VALUE, 1.0 / 3);
    };
  }

  private Object any(Random random) {
    return switch (this) {
      case TEXT -> text(random, ALPHABET, 40);
      case SHORT -> text(random, ALPHABET, 9);
      case LAX -> text(random, "az0 '\"-%_\u00e9\u20ac", 20);
      case FIXED -> text(random, ALPHABET, 8);
      case TINY -> (short) random.nextInt();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DECIMAL -> BigDecimal.valueOf(random.nextLong() / 1000, random.nextInt(7));
      case FLAG -> random.nextBoolean();
      case DAY -> LocalDate.ofEpochDay(random.nextInt(6_000_000) - 3_000_000 + 719_162);
      case CLOCK -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
      case MOMENT, NANOS -> moment(random);
      case ZONED -> moment(random).atOffset(ZoneOffset.UTC);
      case OFFSET ->
          moment(random).atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(100_000) - 50_000));
      case ID -> new UUID(random.nextLong(), random.nextLong());
      case BYTES -> bytes(random);
      case FLOAT -> random.nextGaussian() * 1e9;
    };
  }

  private static LocalDateTime moment(Random random) {
    return LocalDateTime.ofEpochSecond(
        random.nextLong(200_000_000_000L) - 60_000_000_000L,
        random.nextInt(1_000_000_000),
        ZoneOffset.UTC);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(25)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random, String alphabet, int max) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(max + 1);
    while (text.length() < length) {
      if (random.nextInt(8) == 0 && text.length() + 2 <= length) {
        text.appendCodePoint(0x1F600 + random.nextInt(50));
      } else {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    return text.toString();
  }

  private static List<Object> decimals(String... texts) {
    return java.util.Arrays.stream(texts).<Object>map(BigDecimal::new).toList();
  }

  private static List<Object> dates(String... texts) {
    return java.util.Arrays.stream(texts).<Object>map(LocalDate::parse).toList();
  }

  private static List<Object> times(String... texts) {
    return java.util.Arrays.stream(texts).<Object>map(LocalTime::parse).toList();
  }

  private static List<Object> moments() {
    return java.util.stream.Stream.of(
            "2000-02-29T12:00:00.123456",
            "1999-12-31T23:59:59.999999500",
            "0001-01-01T00:00:00",
            "9999-12-31T23:59:59.999999999",
            "1582-10-10T00:00:00.000000001")
        .<Object>map(LocalDateTime::parse)
        .toList();
  }

  private static List<Object> zoned() {
    return zoned(
        "2000-02-29T12:00:00.123456Z", "1969-12-31T23:59:59.9999995Z", "0001-01-01T00:00:00Z");
  }

  private static List<Object> offsets() {
    return zoned(
        "2000-02-29T12:00:00.123+01:00",
        "2000-02-29T11:00:00.123Z",
        "1969-12-31T23:59:59.9996-18:00",
        "0001-01-01T00:00:00+18:00",
        "2020-06-01T00:00:00+05:30:15");
  }

  private static List<Object> zoned(String... texts) {
    return java.util.Arrays.stream(texts).<Object>map(OffsetDateTime::parse).toList();
  }

  /** Returns a value, which is not NULL, as an SQL literal of this type. */
  public String literal(Object value) {
    return switch (this) {
      case TEXT, SHORT, LAX, FIXED -> "'" + value.toString().replace("'", "''") + "'";
      case TINY, INT, LONG, DECIMAL, FLAG -> plain(value);
      case DAY -> "DATE '" + value + "'";
      case CLOCK -> "TIME '" + seconds((LocalTime) value) + "'";
      case MOMENT, NANOS -> "TIMESTAMP '" + stamp((LocalDateTime) value) + "'";
      case ZONED, OFFSET -> zoned((OffsetDateTime) value);
      case ID -> "UUID '" + value + "'";
      case BYTES -> "X'" + HexFormat.of().formatHex((byte[]) value) + "'";
      case FLOAT -> "CAST(" + value + " AS DOUBLE PRECISION)";
    };
  }

  private static String zoned(OffsetDateTime value) {
    String offset = value.getOffset().getId().replace("Z", "+00:00");
    return "TIMESTAMP WITH TIME ZONE '" + stamp(value.toLocalDateTime()) + offset + "'";
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static String stamp(LocalDateTime value) {
    return value.toLocalDate() + " " + seconds(value.toLocalTime());
  }

  private static String seconds(LocalTime value) {
    return java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn", java.util.Locale.ROOT)
        .format(value);
  }
}
