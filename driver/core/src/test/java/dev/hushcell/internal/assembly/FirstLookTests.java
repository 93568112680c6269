package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.DatabaseRequirements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first connection may be opened before it is wanted, and is opened once. */
class FirstLookTests {
  private final List<Connection> opened = new ArrayList<>();

  private RealConnection opening(DatabaseRequirements demands) throws SQLException {
    Connection raw = DriverManager.getConnection("jdbc:h2:mem:");
    opened.add(raw);
    return RealConnection.unseen(raw);
  }

  @AfterEach
  void close() throws SQLException {
    for (Connection each : opened) {
      each.close();
    }
  }

  @Test
  void isTheOneOfTheApplication() throws SQLException {
    try (FirstLook look = new FirstLook(this::opening)) {
      look.ahead(DatabaseRequirements.none());
      assertThat(look.take().orElseThrow().raw()).isSameAs(opened.get(0));
      assertThat(look.take()).isEmpty();
    }
    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).isClosed()).isFalse();
  }

  @Test
  void isLookedAtAndGivenBack() throws SQLException {
    try (FirstLook look = new FirstLook(this::opening)) {
      look.ahead(DatabaseRequirements.none());
      RealConnection looked = look.open(DatabaseRequirements.none());
      assertThat(looked.raw()).isSameAs(opened.get(0));
      look.done(looked);
      assertThat(look.take().orElseThrow().raw()).isSameAs(opened.get(0));
    }
    assertThat(opened).hasSize(1);
  }

  @Test
  void isClosedWhenNobodyTakesIt() throws SQLException {
    FirstLook look = new FirstLook(this::opening);
    look.ahead(DatabaseRequirements.none());
    look.close();
    look.ahead(DatabaseRequirements.none()); // by who is late

    assertThat(opened).hasSize(2);
    for (Connection each : opened) {
      assertThat(each.isClosed()).isTrue();
    }
  }

  @Test
  void tellsWhyThereIsNoneWhenItIsWanted() throws SQLException {
    SQLException down = new SQLException("the database is down", "08001");
    try (FirstLook look =
        new FirstLook(
            demands -> {
              throw down;
            })) {
      look.ahead(DatabaseRequirements.none());
      assertThatThrownBy(look::take).isSameAs(down);
      assertThatThrownBy(() -> look.open(DatabaseRequirements.none())).isSameAs(down);
    }
  }
}
