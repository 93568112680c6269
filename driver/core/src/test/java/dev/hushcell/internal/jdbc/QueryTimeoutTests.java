package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;

/** How long rows may be evaluated, and what ends it. */
class QueryTimeoutTests {
  private static final long SECOND = 1_000_000_000L;
  private long now;

  private Boolean taking(QueryTimeout watch, long nanos) throws SQLException {
    return watch.within(
        () -> {
          now += nanos;
          watch.requireTime();
          return true;
        });
  }

  @Test
  void countsTheTimeWithinCallsAndNotBetweenThem() throws SQLException {
    QueryTimeout watch = new QueryTimeout(2, () -> now);
    assertThat(taking(watch, SECOND)).isTrue();
    now += 60 * SECOND;
    assertThat(watch.within(() -> taking(watch, SECOND))).isTrue();
    assertThatThrownBy(() -> taking(watch, 1))
        .isInstanceOf(SQLTimeoutException.class)
        .hasMessageContaining("HC-4038");
  }

  @Test
  void hasAnyTimeWithoutATimeout() throws SQLException {
    assertThat(taking(new QueryTimeout(0, () -> now), Long.MAX_VALUE / 2)).isTrue();
  }

  @Test
  void endsARunningCallThatIsCancelledAndNoneBetween() throws SQLException {
    QueryTimeout watch = new QueryTimeout(0, () -> now);
    watch.cancel();
    assertThat(taking(watch, 1)).isTrue();
    assertThatThrownBy(
            () ->
                watch.within(
                    () -> {
                      watch.cancel();
                      return taking(watch, 1);
                    }))
        .hasMessageContaining("HC-4039");
  }
}
