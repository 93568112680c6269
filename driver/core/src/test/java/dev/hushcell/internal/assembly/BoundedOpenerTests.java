package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.ClosingConnections;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BoundedOpenerTests {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void givesTheConnection() throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:")) {
      assertThat(new BoundedOpener(() -> raw, LONG).run()).isSameAs(raw);
    }
  }

  @Test
  void poolThatDoesNotGiveOneIsATransientFailureWithTheRemedy() {
    CountDownLatch never = new CountDownLatch(1);
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> new BoundedOpener(() -> afterwards(never), SHORT).run());
    assertThat(fault.code()).isEqualTo(ConfigFault.NO_SECOND_CONNECTION);
    assertThat(fault).hasMessageContaining("catalogueDataSource");
    never.countDown();
  }

  @Test
  void connectionThatComesTooLateIsGivenBack() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<Connection> given = new AtomicReference<>();
    BoundedOpener opener =
        new BoundedOpener(
            () -> {
              given.set(ClosingConnections.tellingClose(afterwards(late), closed::countDown));
              return given.get();
            },
            SHORT);
    assertThatThrownBy(opener::run).isInstanceOf(Fault.class);
    late.countDown();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void failureOfThePoolIsPassedOn() {
    SQLException failure = new SQLException("down", "08001");
    assertThatThrownBy(
            () ->
                new BoundedOpener(
                        () -> {
                          throw failure;
                        },
                        LONG)
                    .run())
        .isSameAs(failure);
  }

  private static Connection afterwards(CountDownLatch latch) throws SQLException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
    return DriverManager.getConnection("jdbc:h2:mem:");
  }
}
