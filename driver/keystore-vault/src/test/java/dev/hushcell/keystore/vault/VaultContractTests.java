package dev.hushcell.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testkit.KeyStoreContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VaultContractTests extends KeyStoreContract {
  private VaultDouble server;
  private VaultDouble stranger;
  private String token;

  @BeforeEach
  void start() throws Exception {
    server = VaultDouble.start();
    stranger = VaultDouble.start();
    server.transit.make("crm-master", Map.of());
    stranger.transit.make("crm-master", Map.of());
    token = server.tokens.give();
  }

  @AfterEach
  void stop() {
    server.close();
    stranger.close();
  }

  @Override
  public KeyWrapper open() throws Exception {
    return VaultSetup.of(server).secret("token", token).open();
  }

  @Override
  public KeyWrapper openStranger() throws Exception {
    return VaultSetup.of(stranger).open();
  }

  @Override
  public List<String> secrets() {
    return List.of(token);
  }

  @Override
  public boolean namesKeys() {
    return true;
  }

  @Override
  public boolean keepsPins() {
    return false;
  }

  @Override
  public Optional<Disturbance> outage() {
    server.down = true;
    return Optional.of(() -> server.down = false);
  }

  @Override
  public Optional<Disturbance> denial() {
    server.denied.add("transit/encrypt");
    server.denied.add("transit/decrypt");
    return Optional.of(server.denied::clear);
  }

  /** Vault cannot destroy a version and leave an older one. */
  @Override
  @Test
  @DisplayName("versions are destroyed from the oldest on, and the others go on opening")
  public void destroys() throws Exception {
    try (KeyWrapper store = open();
        SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      byte[] context = {1};
      KeyAdministration administration = store.administration().orElseThrow();
      WrappedKey first = store.wrap(key, context);
      administration.rotate();
      WrappedKey second = store.wrap(key, context);
      administration.rotate();
      WrappedKey third = store.wrap(key, context);
      assertThat(
              catchThrowableOfType(
                  KeyStoreException.class, () -> administration.destroy("crm-master/v2")))
          .hasMessageContaining("destroy crm-master/v1 before crm-master/v2");
      store.unwrap(second, context).close();
      assertThat(administration.destroy("crm-master/v1")).isEqualTo(Destruction.done());
      assertThat(administration.destroy("crm-master/v1")).isEqualTo(Destruction.done());
      assertThat(administration.versions())
          .extracting(KeyVersion::name)
          .containsExactly("crm-master/v2", "crm-master/v3");
      assertThat(
              catchThrowableOfType(
                      KeyStoreException.class, () -> store.unwrap(first, context).close())
                  .reason())
          .isEqualTo(KeyStoreException.Reason.MISSING_KEY);
      store.unwrap(second, context).close();
      store.unwrap(third, context).close();
    }
  }
}
