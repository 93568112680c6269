package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects that an application may bind, by a name that tests can list. */
@SuppressWarnings("JavaUtilDate") // applications bind them
final class BoundObjects {
  private static final String TEXTS =
      "12| 12 |12.5|1e2|+7|-0|--1|1_0|0x10|1d|| |true| TRUE |T|yes|n|F|on|0|0.0|-1|abc  |abcdefgh"
          + "|abcde   |NaN|Infinity|1e400|1E-400|1.005|.5|5.|128|9223372036854775808|a\tb|\u00a0"
          + "|Ω\uD83D\uDE00|0aff";
  private static final String DATES =
      "|2020-02-03|2020-2-3|20200203|-0005-01-01|12345-01-02|2020-02-30|1500-02-29| 2020-02-03 "
          + "|2020/02/03|1999123|99999999999-01-01";
  private static final String TIMES =
      "|10:11|10:11:12|101112|1011|10:11:12.1234567|23:59:59.9999|24:00:00|10:11:12.|10:11:12,1"
          + "|1:2:3|101112.5|10:11.5|10|2020-02-03 10:11:12.9999999|2020-02-03T10:11:12"
          + "|2020-02-03 10:11|2020-02-03 10:11:12+02:00|2020-02-03T10:11:12.5Z"
          + "|2020-02-03 10:11:12 -1|2020-02-03 10:11:12+02:30:15|2020-02-03 10:11:12-0230"
          + "|2020-02-03 10:11:12+19|2020-02-03 10:11:12 Europe/Paris|2020-02-03 10:11:12 UTC"
          + "|2020-02-03T|2020-07-03 10:11:12 America/New_York|20200203T101112"
          + "|2020-02-03  10:11:12|2020-02-03t10:11:12|2020-02-03 10|2020-2-3 1:2:3"
          + "|2020-02-03 24:00:00|2020-03-29 02:30:00|2020-10-25 02:30:00"
          + "|2020-03-29 02:30:00 Europe/Paris";
  private static final String UUIDS =
      "|123e4567-e89b-12d3-a456-426614174000|123E4567E89B12D3A456426614174000"
          + "| 123e4567-e89b-12d3-a456-426614174000|1-2-3-4-5"
          + "|{123e4567-e89b-12d3-a456-426614174000}|-123e4567e89b12d3a456426614174000-";
  private static final Object[] NUMBERS = {
    (byte) 5,
    (byte) 65,
    (short) 300,
    (short) -129,
    0,
    1,
    7,
    100000,
    5000000000L,
    9007199254740993L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1.5f,
    0.1f,
    -2.5f,
    16777216f,
    123456792f,
    3.4e38f,
    Float.NaN,
    -0.0f,
    2.5,
    -2.5,
    -1.5,
    0.1,
    1e20,
    1e7,
    1e-5,
    -0.0,
    127.5,
    -128.5,
    999.995,
    0.49999999999999994,
    2147483647.4,
    2147483647.5,
    1e18,
    4503599627370497.0,
    Double.NaN,
    Double.POSITIVE_INFINITY
  };
  private static final String DECIMALS =
      "1.005|1E+3|1E+20|1E-10|-2.5|-1.5|0.00|1.00|12|999.995|-999.995|127.5|-128.5"
          + "|9223372036854775807.4|9223372036854775807|1E+400|1E+1000000000|1E-1000000000"
          + "|0.009994|5000000000.0";

  private final Map<String, Object> objects = new LinkedHashMap<>();

  private BoundObjects() {}

  static Map<String, Object> all() {
    BoundObjects all = new BoundObjects();
    all.texts();
    all.numbers();
    all.times();
    all.zonedTimes();
    all.others();
    return all.objects;
  }

  private void texts() {
    for (String text : (TEXTS + DATES + TIMES + UUIDS).split("[|]", -1)) {
      objects.put("text [" + text + "]", text);
    }
  }

  private void numbers() {
    for (Object number : NUMBERS) {
      objects.put(number.getClass().getSimpleName() + " " + number, number);
    }
    for (String digits : DECIMALS.split("[|]", -1)) {
      objects.put("BigDecimal " + digits, new BigDecimal(digits));
    }
    objects.put("BigInteger", new BigInteger("123"));
    objects.put("BigInteger huge", new BigInteger("123456789012345678901234567890"));
    objects.put("true", true);
    objects.put("false", false);
  }

  private void times() {
    objects.put("LocalDate", LocalDate.of(2020, 2, 3));
    objects.put("LocalDate 12345", LocalDate.of(12345, 1, 2));
    objects.put("LocalDate -5", LocalDate.of(-5, 1, 2));
    objects.put("LocalDate max", LocalDate.MAX);
    objects.put("LocalDate min", LocalDate.MIN);
    objects.put("LocalTime", LocalTime.of(10, 11, 12, 123456789));
    objects.put("LocalTime half", LocalTime.of(1, 2, 3, 500000));
    objects.put("LocalTime minute", LocalTime.of(1, 2));
    objects.put("LocalTime max", LocalTime.MAX);
    objects.put("LocalDateTime", LocalDateTime.of(2020, 2, 3, 10, 11, 12, 999999999));
    objects.put("LocalDateTime midnight", LocalDateTime.of(2020, 2, 3, 0, 0));
    objects.put("LocalDateTime late", LocalDateTime.of(-1, 12, 31, 23, 59, 59, 999999999));
    objects.put("LocalDateTime gap", LocalDateTime.of(2020, 3, 29, 2, 30));
    objects.put("LocalDateTime overlap", LocalDateTime.of(2020, 10, 25, 2, 30));
    objects.put("LocalDateTime max", LocalDateTime.MAX);
    objects.put("LocalDateTime min", LocalDateTime.MIN);
    objects.put("Date", java.sql.Date.valueOf("2020-02-03"));
    objects.put("Date 1500", java.sql.Date.valueOf("1500-01-01"));
    objects.put("Time", Time.valueOf("10:11:12"));
    objects.put("Time millis", new Time(1234567L));
    objects.put("Time before", new Time(-1L));
    objects.put("Timestamp", Timestamp.valueOf("2020-02-03 10:11:12.123456789"));
    objects.put("Timestamp 1500", Timestamp.valueOf("1500-01-01 00:00:00"));
    objects.put("Timestamp early", new Timestamp(-62135596800000L));
    objects.put("Timestamp overlap", new Timestamp(1603585800000L));
    objects.put("Timestamp overlap later", new Timestamp(1603589400000L));
    objects.put("java.util.Date", new java.util.Date(1580724672500L));
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT+3"));
    calendar.setTimeInMillis(1580724672500L);
    objects.put("Calendar", calendar);
  }

  private void zonedTimes() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    objects.put(
        "OffsetDateTime",
        OffsetDateTime.of(2020, 2, 3, 10, 11, 12, 500000000, ZoneOffset.ofHours(2)));
    objects.put(
        "OffsetDateTime seconds",
        OffsetDateTime.of(2020, 2, 3, 10, 11, 12, 999999999, ZoneOffset.ofTotalSeconds(3723)));
    objects.put(
        "OffsetDateTime minutes",
        OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHoursMinutes(-5, -30)));
    objects.put(
        "OffsetDateTime midnight", OffsetDateTime.of(2020, 2, 3, 0, 0, 0, 0, ZoneOffset.UTC));
    objects.put("OffsetDateTime gap", OffsetDateTime.of(2020, 3, 29, 1, 30, 0, 0, ZoneOffset.UTC));
    objects.put(
        "OffsetDateTime before gap", OffsetDateTime.of(2020, 3, 29, 0, 30, 0, 0, ZoneOffset.UTC));
    objects.put("OffsetDateTime 1890", OffsetDateTime.of(1890, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    objects.put("OffsetDateTime max", OffsetDateTime.MAX);
    objects.put("OffsetDateTime min", OffsetDateTime.MIN);
    objects.put("ZonedDateTime", ZonedDateTime.of(2020, 7, 3, 10, 11, 12, 0, paris));
    objects.put(
        "ZonedDateTime overlap",
        ZonedDateTime.of(2020, 10, 25, 2, 30, 0, 0, paris).withLaterOffsetAtOverlap());
    objects.put("Instant", Instant.parse("2020-02-03T10:11:12.5Z"));
    objects.put("Instant min", Instant.MIN);
    objects.put("OffsetTime", OffsetTime.of(10, 11, 12, 0, ZoneOffset.ofHours(3)));
  }

  private void others() {
    objects.put("char", 'c');
    objects.put("UUID", UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
    objects.put("bytes", new byte[] {1, 2, 3});
    objects.put("bytes none", new byte[0]);
    objects.put("bytes ASCII", "ab".getBytes(StandardCharsets.US_ASCII));
    objects.put("bytes broken", new byte[] {(byte) 0xC3, 0x28});
    objects.put("bytes 1", new byte[] {-1});
    objects.put("bytes 4", new byte[] {0, 0, 0, 9});
    objects.put("bytes 8", new byte[] {0, 0, 0, 0, 0, 0, 0, 9});
    objects.put("bytes 16", new byte[16]);
    objects.put("text lone surrogate", "a\uD800");
    objects.put("char lone surrogate", '\uDC00');
    objects.put("Duration", Duration.ofSeconds(5));
    objects.put("Year", Year.of(2020));
    objects.put("enum", DayOfWeek.MONDAY);
    objects.put("String[]", new String[] {"x"});
    objects.put("int[]", new int[] {1});
    objects.put("Locale", Locale.ROOT);
    objects.put("ArrayList", new ArrayList<>(List.of(1)));
    objects.put("AtomicInteger", new AtomicInteger(3));
  }
}
