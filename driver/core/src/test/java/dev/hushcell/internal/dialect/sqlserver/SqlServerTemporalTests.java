package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.value.Conversion;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver makes of a bound date or time, and the column of that; stored and searched. */
class SqlServerTemporalTests {
  private static final LocalDateTime NINE_DIGITS =
      LocalDateTime.of(2024, 2, 29, 22, 15, 30, 123_456_789);

  static Conversion column(String type) {
    ColumnRule rule =
        new ColumnRule(
            Optional.empty(),
            "t",
            "c",
            type.matches("float|real") ? Search.NONE : Search.EQUALITY,
            Compare.UNSPECIFIED,
            "t.c",
            Optional.empty(),
            0,
            Storage.BINARY,
            type.startsWith("datetimeoffset") ? Set.of(Accept.UTC) : Set.of());
    ColumnName name = new ColumnName(new TableName("dbo", "t"), "c");
    SqlServerTypes types = new SqlServerTypes();
    return ValueForm.of(types.derive(rule, name, type, ""), types.valueRules()).conversion();
  }

  private static void refuses(Runnable conversion) {
    assertThatThrownBy(conversion::run).isInstanceOf(Fault.class);
  }

  @Test
  void valueWithNineDigitsIsStoredAndFoundWithSeven() {
    LocalDateTime kept = NINE_DIGITS.withNano(123_456_800);
    OffsetDateTime utc = NINE_DIGITS.atOffset(ZoneOffset.UTC);
    for (Object bound : new Object[] {NINE_DIGITS, Timestamp.valueOf(NINE_DIGITS), utc}) {
      assertThat(column("datetime2(7)").assigned(bound)).isEqualTo(kept);
      assertThat(column("datetime2(7)").compared(bound)).isEqualTo(kept);
    }
    assertThat(column("time(7)").assigned(NINE_DIGITS.toLocalTime())).isEqualTo(kept.toLocalTime());
    assertThat(column("time(7)").compared(NINE_DIGITS.toLocalTime())).isEqualTo(kept.toLocalTime());
    assertThat(column("datetimeoffset(7)").assigned(utc)).isEqualTo(kept.atOffset(ZoneOffset.UTC));
    assertThat(column("datetimeoffset(7)").compared(utc)).isEqualTo(kept.atOffset(ZoneOffset.UTC));
  }

  @Test
  void dateIsTheOneOfTheRoundedTime() {
    LocalDateTime last = LocalDate.of(2024, 2, 29).atTime(23, 59, 59, 999_999_960);
    assertThat(column("date").assigned(last)).isEqualTo(LocalDate.of(2024, 3, 1));
    assertThat(column("date").compared(last)).isEqualTo(LocalDate.of(2024, 3, 1));
    assertThat(column("date").compared(last.withNano(0))).isNull();
  }

  @Test
  void lastMomentOfADayOrOfAllYearsDoesNotBecomeTheNext() {
    LocalTime last = LocalTime.of(23, 59, 59, 999_999_999);
    LocalTime kept = last.withNano(999_999_900);
    assertThat(column("time(7)").assigned(last)).isEqualTo(kept);
    assertThat(column("time(7)").compared(last)).isEqualTo(kept);
    refuses(() -> column("time(3)").assigned(last));
    LocalDate end = LocalDate.of(9999, 12, 31);
    assertThat(column("datetime2(7)").assigned(end.atTime(last))).isEqualTo(end.atTime(kept));
    assertThat(column("datetime2(7)").compared(end.atTime(last))).isEqualTo(end.atTime(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "date, 19061209, 1906-12-09",
    "date, 1906-12-09, 1906-12-09",
    "time(7), 22:15, 22:15",
    "time(7), 22:15:30.1234567, 22:15:30.123456700",
    "datetime2(7), 20240229 22:15:30.1234567, 2024-02-29T22:15:30.123456700",
    "datetime2(7), 2024-02-29T22:15:30.1234567, 2024-02-29T22:15:30.123456700",
    "datetime2(7), 2024-02-29 22:15, 2024-02-29T22:15",
    "datetime2(7), 20240229, 2024-02-29T00:00",
    "datetimeoffset(7), 2024-02-29 22:15:30.1234567Z, 2024-02-29T22:15:30.123456700Z",
    "datetimeoffset(7), 2024-02-29 22:15:30 , 2024-02-29T22:15:30Z"
  })
  void textsThatMeanOneThingAreReadAsTheyAreWritten(String type, String text, String value) {
    assertThat(Objects.toString(column(type).assigned(text))).isEqualTo(value);
    assertThat(Objects.toString(column(type).compared(text))).isEqualTo(value);
  }

  /** The order of day and month, and what is read into a T, are the server's own. */
  @ParameterizedTest
  @CsvSource({
    "date, 09.12.1906",
    "date, 12/09/1906",
    "date, 061209",
    "time(7), 22:15:30.12345678",
    "time(7), 22:15:30:123",
    "time(7), 10:15 PM",
    "datetime2(7), 20240229T22:15:30",
    "datetime2(7), 2024-02-29T22:15",
    "datetime2(7), 2024-02-29 22:15:30+02:00",
    "datetime2(7), 22:15:30"
  })
  void otherTextsAreRefused(String type, String text) {
    refuses(() -> column(type).assigned(text));
    refuses(() -> column(type).compared(text));
  }

  /** Whether the server rounds such a text before it compares it is not certain. */
  @Test
  void textWithMoreDigitsThanTheColumnIsNotCompared() {
    refuses(() -> column("datetime2(3)").compared("2024-02-29 22:15:30.1234"));
    refuses(() -> column("time(0)").compared("22:15:30.5"));
    assertThat(column("datetime2(3)").assigned("2024-02-29 22:15:30.1236"))
        .isEqualTo(NINE_DIGITS.withNano(124_000_000));
  }

  @Test
  void offsetIsNotDroppedWhereItWouldCountInASearch() {
    OffsetDateTime moment = NINE_DIGITS.atOffset(ZoneOffset.ofHours(2));
    for (String type : new String[] {"date", "time(7)", "datetime2(7)"}) {
      refuses(() -> column(type).assigned(moment));
      refuses(() -> column(type).compared(moment));
    }
  }

  /** Sessions have no zone: that of the JVM does not count. */
  @Test
  void timeWithoutOffsetIsInUtc() {
    LocalDateTime whole = NINE_DIGITS.truncatedTo(ChronoUnit.SECONDS);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      for (Object bound : new Object[] {whole, Timestamp.valueOf(whole)}) {
        assertThat(column("datetimeoffset(7)").assigned(bound))
            .isEqualTo(whole.atOffset(ZoneOffset.UTC));
        assertThat(column("datetimeoffset(7)").compared(bound))
            .isEqualTo(whole.atOffset(ZoneOffset.UTC));
      }
      assertThat(column("datetime2(7)").assigned(whole.atOffset(ZoneOffset.UTC))).isEqualTo(whole);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void zeroKeepsItsSign() {
    assertThat(column("float").assigned(-0.0d)).isEqualTo(-0.0d);
    assertThat(column("real").assigned(-0.0f)).isEqualTo(-0.0d);
    assertThat(column("float").assigned(0.0d)).isEqualTo(0.0d);
    assertThat(column("decimal(5, 1)").assigned(-0.0d)).isEqualTo(new BigDecimal("0.0"));
  }
}
