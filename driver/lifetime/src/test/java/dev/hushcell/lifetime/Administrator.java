package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus.State;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * An administrator with the clocks of a year: those of the process and of the database go on when
 * told to. Looks at the status after each step.
 */
final class Administrator implements AutoCloseable {
  private final String url;
  private Connection connection;
  private Duration ahead = Duration.ZERO;
  private int steps;

  /** Connects with a configuration. */
  Administrator(String url, Path configuration) throws SQLException {
    this.url = url;
    this.connection = connected(configuration);
  }

  private Connection connected(Path configuration) throws SQLException {
    return new LaterDriver(() -> ahead, 1).connect(url + ";hushcell.config=" + configuration);
  }

  /** Starts anew with another configuration. */
  void use(Path configuration) throws SQLException {
    connection.close();
    connection = connected(configuration);
  }

  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  Connection connection() {
    return connection;
  }

  Keys keys() throws SQLException {
    return Hushcell.keys(connection);
  }

  KeyStatus status() throws SQLException {
    return keys().status();
  }

  /** Changes the key-encryption key, a month after the last step. */
  void changeKey() throws SQLException {
    pass(Duration.ofDays(27));
    KeyEncryptionKeyStatus before = current();
    assertThat(keys().changeKey(ChangeOptions.usual(), Progress.none()).from())
        .isEqualTo(before.name());
    requireStep("changed from " + before.name(), before);
    assertThat(status().nextChange()).isPresent();
  }

  /** Moves to the key store of a configuration. */
  void move(Path configuration) throws SQLException {
    pass(Duration.ofDays(27));
    KeyEncryptionKeyStatus before = current();
    keys().moveTo(configuration.toString(), ChangeOptions.usual(), Progress.none());
    requireStep("moved from " + before.name(), before);
    assertThat(status().keyStore()).isNotEqualTo(before.keyStore());
  }

  private KeyEncryptionKeyStatus current() throws SQLException {
    return status().keyEncryptionKeys().stream()
        .filter(kek -> kek.state() == State.CURRENT)
        .findFirst()
        .orElseThrow();
  }

  /** The step is on record, and the key before it is retired. */
  private void requireStep(String told, KeyEncryptionKeyStatus before) throws SQLException {
    steps++;
    KeyStatus status = status();
    assertThat(status.history()).hasSize(steps);
    assertThat(status.history().get(steps - 1).what()).startsWith(told);
    assertThat(status.history().get(steps - 1).at()).isBeforeOrEqualTo(status.asOf());
    assertThat(status.outstanding()).isEmpty();
    assertThat(status.keyEncryptionKeys())
        .filteredOn(kek -> kek.name().equals(before.name()))
        .filteredOn(kek -> kek.keyStore().equals(before.keyStore()))
        .singleElement()
        .satisfies(kek -> assertThat(kek.state()).isEqualTo(State.RETIRED))
        .satisfies(kek -> assertThat(kek.records()).isZero())
        .satisfies(kek -> assertThat(kek.until()).isPresent());
    assertThat(status.keyEncryptionKeys())
        .filteredOn(kek -> kek.state() == State.CURRENT)
        .singleElement()
        .satisfies(kek -> assertThat(kek.records()).isEqualTo(1 + status.dataKeys().size()));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
