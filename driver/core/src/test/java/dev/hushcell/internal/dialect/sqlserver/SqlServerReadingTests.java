package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.value.CellValue;
import java.io.IOException;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.TimeZone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the driver of SQL Server gives out of a value; where that is not certain, a refusal. */
class SqlServerReadingTests {
  private static CellValue value(String type, Object value) {
    return new CellValue(
        "t.c", new SqlServerTypes().logicalType(type), value, new SqlServerDriver());
  }

  private static void refuses(ThrowingCallable getter) {
    assertThatThrownBy(getter).isInstanceOf(SQLException.class).hasMessageContaining("HC-4012");
  }

  @Test
  void bytesOfATextDependOnItsCodePage() throws SQLException {
    for (String type : new String[] {"nvarchar(9)", "varchar(9)", "nchar(9)", "nvarchar(max)"}) {
      refuses(() -> value(type, "é").getBytes());
      refuses(() -> value(type, "é").getBinaryStream());
      refuses(() -> value(type, "é").getObject(byte[].class));
    }
    assertThat(value("varbinary(9)", new byte[] {1}).getBytes()).containsExactly(1);
  }

  @Test
  void asciiHasQuestionMarksAndIsOfTextAlone() throws SQLException, IOException {
    assertThat(value("nvarchar(9)", "aé").getAsciiStream().readAllBytes())
        .containsExactly('a', '?');
    refuses(() -> value("varbinary(9)", new byte[] {1}).getAsciiStream());
  }

  @Test
  void textIsNoTruthValue() throws SQLException {
    for (String text : new String[] {"yes", "true", "2", "1"}) {
      refuses(() -> value("nvarchar(9)", text).getBoolean());
    }
    assertThat(value("bit", true).getBoolean()).isTrue();
  }

  @Test
  void timeOfDayIsOneOf1900() throws SQLException {
    CellValue time = value("time(7)", LocalTime.of(1, 2, 3));
    LocalDateTime expected = LocalDateTime.of(1900, 1, 1, 1, 2, 3);
    assertThat(time.getObject(LocalDateTime.class)).isEqualTo(expected);
    assertThat(time.getTimestamp()).isEqualTo(Timestamp.valueOf(expected));
  }

  @Test
  void timeIsRoundedToMilliseconds() throws SQLException {
    assertThat(millis(LocalTime.of(0, 0, 1, 123_500_000))).isEqualTo(124);
    assertThat(millis(LocalTime.of(0, 0, 1, 123_499_900))).isEqualTo(123);
    assertThat(value("time(7)", LocalTime.MAX).getTime())
        .isEqualTo(value("time(7)", LocalTime.MIN).getTime());
  }

  private static long millis(LocalTime time) throws SQLException {
    return Math.floorMod(value("time(7)", time).getTime().getTime(), 1000L);
  }

  @Test
  void noCalendarMovesAText() throws SQLException {
    Calendar far = Calendar.getInstance(TimeZone.getTimeZone("Pacific/Kiritimati"));
    CellValue text = value("nvarchar(30)", "2024-02-29 10:00:00");
    assertThat(value("nvarchar(30)", "2024-02-29").getDate(far))
        .isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(text.getTimestamp(far)).isEqualTo(Timestamp.valueOf("2024-02-29 10:00:00"));
    assertThat(value("nvarchar(30)", "10:00:00").getTime(far)).hasToString("10:00:00");
  }
}
