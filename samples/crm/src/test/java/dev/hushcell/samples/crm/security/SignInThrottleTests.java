package dev.hushcell.samples.crm.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {
  private final MovedClock clock = new MovedClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void hasTheSixthAttemptWaitAndTheNextTwiceAsLong() {
    fail(5, "admin", "a");
    assertThat(throttle.begin("ADMIN", "a")).isEqualTo(Duration.ofSeconds(15));
    clock.now = clock.now.plusSeconds(15);
    assertThat(throttle.begin("admin", "a")).isZero();
    assertThat(throttle.begin("admin", "a")).isEqualTo(Duration.ofSeconds(30));
    clock.now = clock.now.plus(Duration.ofMinutes(61));
    fail(5, "admin", "a"); // forgotten
    assertThat(throttle.begin("admin", "a")).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void waitsAQuarterOfAnHourAtMost() {
    fail(5, "admin", "a");
    for (int i = 0; i < 20; i++) {
      clock.now = clock.now.plus(throttle.begin("admin", "a"));
      assertThat(throttle.begin("admin", "a")).isZero();
    }
    assertThat(throttle.begin("admin", "a")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void keepsNobodyOutForWhatOthersDo() {
    fail(5, "admin", "a");
    assertThat(throttle.begin("admin", "b")).isZero();
    assertThat(throttle.begin("agent", "a")).isZero();
  }

  @Test
  void beginsAnewAfterASuccessButGivesNoFreeGuessesForOtherNames() {
    fail(4, "admin", "a");
    assertThat(throttle.begin("admin", "a")).isZero();
    throttle.succeeded("admin", "a");
    fail(5, "admin", "a");
    assertThat(throttle.begin("admin", "a")).isPositive();
    for (int i = 0; i < 41; i++) {
      assertThat(throttle.begin("name" + i, "a")).isZero();
    }
    assertThat(throttle.begin("one more", "a")).isPositive();
  }

  @Test
  void slowsGuessesForANameFromManyAddresses() {
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.begin("admin", "address " + i)).isZero();
    }
    assertThat(throttle.begin("admin", "another")).isPositive();
  }

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.begin(name, address)).isZero();
    }
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
