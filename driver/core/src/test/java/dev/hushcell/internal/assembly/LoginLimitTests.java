package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.fips.FipsFault;
import dev.hushcell.internal.keystores.KeyStoreFault;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LoginLimitTests {
  @Test
  void withoutATimeoutWorkIsDoneOnTheVeryThread() throws Exception {
    Thread here = Thread.currentThread();
    assertThat(new LoginLimit(0).run(Thread::currentThread, late -> {})).isSameAs(here);
  }

  @Test
  void withATimeoutTheResultAndTheLoaderAreTheSame() throws Exception {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ClassLoader there =
        new LoginLimit(60).run(() -> Thread.currentThread().getContextClassLoader(), late -> {});
    assertThat(there).isSameAs(loader);
  }

  @Test
  void failuresAreThoseOfTheWork() {
    SQLException expected = new SQLException("x");
    assertThat(
            catchThrowable(
                () ->
                    new LoginLimit(60)
                        .run(
                            () -> {
                              throw expected;
                            },
                            late -> {})))
        .isSameAs(expected);
    IllegalStateException unchecked = new IllegalStateException("y");
    assertThat(
            catchThrowable(
                () ->
                    new LoginLimit(60)
                        .run(
                            () -> {
                              throw unchecked;
                            },
                            late -> {})))
        .isSameAs(unchecked);
  }

  @Test
  void whatComesTooLateIsGivenBack() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch given = new CountDownLatch(1);
    List<String> late = new ArrayList<>();
    LoginLimit limit = new LoginLimit(1, () -> false);
    Throwable thrown =
        catchThrowable(
            () ->
                limit.run(
                    () -> {
                      awaitQuietly(gate);
                      return "slow";
                    },
                    result -> {
                      late.add(result);
                      given.countDown();
                    }));
    assertThat(thrown).isInstanceOf(Fault.class).hasMessageContaining("login timeout of 1 s");
    assertThat(((Fault) thrown).code()).isEqualTo(KeyStoreFault.UNREACHABLE);
    gate.countDown();
    given.await();
    assertThat(late).containsExactly("slow");
  }

  @Test
  void moduleThatIsStillStartingIsNotBlamedOnTheKeyStore() {
    CountDownLatch gate = new CountDownLatch(1);
    Throwable thrown =
        catchThrowable(
            () ->
                new LoginLimit(1, () -> true)
                    .run(
                        () -> {
                          awaitQuietly(gate);
                          return "slow";
                        },
                        late -> {}));
    gate.countDown();
    assertThat(((Fault) thrown).code()).isEqualTo(FipsFault.STILL_STARTING);
    assertThat(((Fault) thrown).code().kind()).isEqualTo(FaultKind.TRANSIENT);
    assertThat(thrown)
        .hasMessageContainingAll("[HC-1106]", "FIPS module", "login timeout of 1 s", "try again")
        .hasMessageNotContaining("key store");
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
