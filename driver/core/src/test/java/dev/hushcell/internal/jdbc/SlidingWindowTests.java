package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No span of the length of a window has more than it lets happen, wherever it begins. */
class SlidingWindowTests {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Property(tries = 200)
  void noSpanHasMore(@ForAll @Size(400) List<@IntRange(max = 3000) Integer> pauses) {
    SlidingWindow window = new SlidingWindow(50, true, Duration.ofMinutes(1), 17);
    Deque<Long> taken = new ArrayDeque<>();
    long now = 17;
    for (int pause : pauses) {
      now += pause * (SECOND / 1000);
      if (window.take(now)) {
        taken.add(now);
      }
      while (!taken.isEmpty() && now - taken.peek() > MINUTE) {
        taken.remove();
      }
      assertThat(taken).hasSizeLessThanOrEqualTo(50);
    }
  }

  @Test
  void whatWasTakenAtTheEdgeOfAMinuteCountsInTheNext() {
    SlidingWindow window = new SlidingWindow(2, true, Duration.ofMinutes(1), 0);
    assertThat(window.take(59 * SECOND)).isTrue();
    assertThat(window.take(59 * SECOND)).isTrue();
    assertThat(window.take(61 * SECOND)).isFalse();
    assertThat(window.take(119 * SECOND)).isFalse();
    assertThat(window.take(120 * SECOND)).isTrue();
  }

  @Test
  void whatIsRefusedDoesNotCountAndWhatIsToldDoes() {
    SlidingWindow refuses = new SlidingWindow(1, true, Duration.ofSeconds(1), 0);
    SlidingWindow warns = new SlidingWindow(1, false, Duration.ofSeconds(1), 0);
    for (int i = 0; i < 100; i++) {
      long now = i * SECOND / 50;
      boolean unusedRefused = refuses.take(now);
      boolean unusedTold = warns.take(now);
    }
    assertThat(refuses.take(3 * SECOND)).isTrue();
    assertThat(warns.take(2 * SECOND)).isFalse();
    assertThat(warns.take(4 * SECOND)).isTrue();
  }

  @Test
  void aThreadThatReadTheClockEarlierDoesNoHarm() {
    SlidingWindow window = new SlidingWindow(2, true, Duration.ofMinutes(1), 0);
    assertThat(window.take(1000 * SECOND)).isTrue();
    assertThat(window.take(3 * SECOND)).isTrue();
    assertThat(window.take(1001 * SECOND)).isFalse();
    assertThat(window.take(1061 * SECOND)).isTrue();
  }
}
