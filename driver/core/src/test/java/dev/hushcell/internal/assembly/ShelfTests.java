package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.ManualClock;
import dev.hushcell.internal.assembly.LeaseCache.Shareable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShelfTests {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final ManualClock clock = new ManualClock();
  private final LeaseCache<String, Shared> shelf = new LeaseCache<>(IDLE, clock);
  private final List<Shared> made = new ArrayList<>();

  @Test
  void sameKeyShares() {
    Shared first = lease("a").value();
    assertThat(lease("a").value()).isSameAs(first);
    assertThat(lease("b").value()).isNotSameAs(first);
    assertThat(made).hasSize(2);
  }

  @Test
  void isClosedAWhileAfterTheLastUse() {
    LeaseCache<String, Shared>.Lease one = lease("a");
    LeaseCache<String, Shared>.Lease two = lease("a");
    one.release();
    clock.pass(IDLE.multipliedBy(2));
    assertThat(made.get(0).closed).isFalse();
    two.release();
    clock.pass(IDLE.minusSeconds(1));
    assertThat(made.get(0).closed).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(made.get(0).closed).isTrue();
    assertThat(lease("a").value()).isNotSameAs(made.get(0));
  }

  @Test
  void useInTimeKeepsItAndStartsTheWhileAnew() {
    lease("a").release();
    clock.pass(IDLE.minusSeconds(1));
    lease("a").release();
    clock.pass(IDLE.minusSeconds(1));
    assertThat(made).hasSize(1);
    assertThat(made.get(0).closed).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void whatNobodyUsesCanBeClosedAtOnce() {
    lease("a").release();
    LeaseCache<String, Shared>.Lease used = lease("b");
    shelf.closeUnused();
    assertThat(made.get(0).closed).isTrue();
    assertThat(made.get(1).closed).isFalse();
    assertThat(lease("b").value()).isSameAs(used.value());
    Shared again = lease("a").value();
    assertThat(again).isNotSameAs(made.get(0));
    clock.pass(IDLE.multipliedBy(2));
    assertThat(again.closed).isFalse();
  }

  @Test
  void secondReleaseOfOneLeaseCountsForNothing() {
    LeaseCache<String, Shared>.Lease one = lease("a");
    LeaseCache<String, Shared>.Lease two = lease("a");
    one.release();
    one.release();
    clock.pass(IDLE);
    assertThat(made.get(0).closed).isFalse();
    two.release();
    clock.pass(IDLE);
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void beginIsCalledForTheFirstOfThoseOpenAtOneTime() {
    LeaseCache<String, Shared>.Lease one = lease("a");
    LeaseCache<String, Shared>.Lease two = lease("a");
    assertThat(made.get(0).begun).isEqualTo(1);
    one.release();
    two.release();
    lease("a");
    assertThat(made.get(0).begun).isEqualTo(2);
  }

  @Test
  void failureToMakeLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                shelf.lease(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(lease("a").value()).isSameAs(made.get(0));
  }

  @Test
  void closingTheShelfClosesAlsoWhatIsUsed() {
    LeaseCache<String, Shared>.Lease used = lease("a");
    lease("b").release();
    shelf.close();
    assertThat(made).allMatch(each -> each.closed);
    used.release();
    clock.pass(IDLE);
    assertThat(made).allMatch(each -> each.closes == 1);
  }

  @Test
  void manyThreadsMakeOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Shared>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return lease("a").value();
                }));
      }
      start.countDown();
      for (Future<Shared> result : results) {
        assertThat(result.get(10, TimeUnit.SECONDS)).isSameAs(made.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).hasSize(1);
    assertThat(made.get(0).begun).isEqualTo(1);
  }

  private LeaseCache<String, Shared>.Lease lease(String key) {
    return shelf.lease(key, this::make);
  }

  private Shared make() {
    Shared shared = new Shared();
    made.add(shared);
    return shared;
  }

  private static final class Shared implements Shareable {
    private int begun;
    private int closes;
    private boolean closed;

    @Override
    public void begin() {
      begun++;
    }

    @Override
    public void close() {
      closes++;
      closed = true;
    }
  }
}
