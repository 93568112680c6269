package dev.hushcell.samples.crm.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({"0,30", "1,30", "2,60", "3,120", "7,1920", "8,3600", "1000,3600"})
  void doublesUpToALimitAndSpreads(int failures, int seconds) {
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.after(failures))
          .isBetween(Duration.ofMillis(seconds * 750L), Duration.ofSeconds(seconds));
    }
  }
}
