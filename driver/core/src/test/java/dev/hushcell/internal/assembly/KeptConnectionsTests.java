package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptConnectionsTests {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Opened opened = new Opened();
  private final KeptConnections kept =
      new KeptConnections(opened, (delay, task) -> waiting.add(task));

  /** Opens connections to H2, and counts those that are open. */
  private static final class Opened implements CatalogueConnections {
    private int open;

    @Override
    public Connection borrow() throws SQLException {
      open++;
      return DriverManager.getConnection("jdbc:h2:mem:");
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
      end(connection);
    }

    @Override
    public void end(Connection connection) throws SQLException {
      open--;
      connection.close();
    }

    @Override
    public Optional<String> place() {
      return Optional.empty();
    }
  }

  @AfterEach
  void rest() {
    kept.rest();
  }

  private void use() throws SQLException {
    kept.giveBack(kept.borrow());
  }

  @Test
  void waitsForOneLookHoweverOftenItIsUsed() throws SQLException {
    for (int i = 0; i < 1000; i++) {
      use();
    }
    assertThat(opened.open).isEqualTo(1);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void closesWhatWasNotUsedSinceTheLastLook() throws SQLException {
    use();
    use();
    waiting.remove().run();
    assertThat(opened.open).as("used since the look was asked for").isEqualTo(1);
    waiting.remove().run();
    assertThat(opened.open).isZero();
    assertThat(waiting).isEmpty();
  }

  @Test
  void looksAgainForTheNextConnection() throws SQLException {
    Connection used = kept.borrow();
    kept.giveBack(used);
    Connection again = kept.borrow();
    waiting.remove().run();
    assertThat(waiting).as("nothing is kept").isEmpty();
    kept.giveBack(again);
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(opened.open).isZero();
  }
}
