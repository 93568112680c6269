package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.FILE_ACCESS;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;
import static dev.hushcell.keystore.vault.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VaultSignInTests {
  private VaultDouble server;

  @BeforeEach
  void start() throws Exception {
    server = VaultDouble.start();
    server.transit.make("crm-master", Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void signsInByAppRoleAndAgainWhenTheTokenEnds() throws Exception {
    try (KeyWrapper store = VaultSetup.appRole(server).open()) {
      wrap(store);
      assertThat(server.tokens.log).containsExactly("approle");
      server.tokens.pass(3601);
      wrap(store);
      assertThat(server.tokens.log).containsExactly("approle", "approle");
    }
  }

  @Test
  void signsInOnceHoweverManyThreadsFindTheTokenEnded() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (KeyWrapper store = VaultSetup.appRole(server).open()) {
      wrap(store);
      server.tokens.revokeAll();
      for (Future<?> done :
          IntStream.range(0, 8).mapToObj(i -> pool.submit(() -> wrapChecked(store))).toList()) {
        done.get();
      }
      assertThat(server.tokens.log).containsExactly("approle", "approle");
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void signsInByTheServiceAccountAndReadsItsTokenAnew(@TempDir Path directory) throws Exception {
    Path jwt = directory.resolve("token");
    VaultSetup setup =
        new VaultSetup()
            .with("address", server.address())
            .with("role", "crm")
            .with("jwt-file", jwt.toString());
    assertThat(refusal(FILE_ACCESS, setup::open)).hasMessageContaining("correct keystore.jwt-file");
    Files.writeString(jwt, "an expired one\n");
    assertThat(refusal(WRONG_PASSWORD, setup::open))
        .hasMessageContaining("refuses the sign-in by kubernetes (HTTP 403)")
        .hasMessageNotContaining("expired one");
    Files.writeString(jwt, VaultTokens.JWT + "\n");
    try (KeyWrapper store = setup.open()) {
      wrap(store);
      server.tokens.revokeAll();
      wrap(store);
      assertThat(server.tokens.log).containsExactly("kubernetes", "kubernetes");
    }
  }

  @Test
  void tellsAWrongSecretIdFromAWrongMount() {
    VaultSetup wrong = VaultSetup.appRole(server).secret("secret-id", "not-the-right-one");
    assertThat(refusal(WRONG_PASSWORD, wrong::open))
        .hasMessageContaining("refuses the sign-in by approle (HTTP 400)")
        .hasMessageContaining("make a new secret id")
        .hasMessageNotContaining("not-the-right-one");
    server.loginsAreUnknown = true;
    VaultSetup elsewhere = VaultSetup.appRole(server).with("auth-mount", "other");
    assertThat(refusal(BAD_SETTING, elsewhere::open))
        .hasMessageContaining("correct keystore.auth-mount or namespace");
  }

  @Test
  void tellsATokenThatEnded() throws Exception {
    try (KeyWrapper store = VaultSetup.of(server).open()) {
      server.tokens.pass(3601);
      assertThat(refusal(WRONG_PASSWORD, () -> wrap(store)))
          .hasMessageContaining("put a new one into keystore.token")
          .hasMessageNotContaining("hvs.");
    }
    VaultSetup revoked = VaultSetup.of(server);
    server.tokens.revokeAll();
    assertThat(refusal(WRONG_PASSWORD, revoked::open))
        .hasMessageContaining("does not accept the token");
  }

  @Test
  void tellsAMissingPermissionWithThePolicyThatGivesIt() throws Exception {
    for (VaultSetup setup : new VaultSetup[] {VaultSetup.of(server), VaultSetup.appRole(server)}) {
      try (KeyWrapper store = setup.open()) {
        server.denied.add("transit/encrypt");
        assertThat(refusal(FAILED, () -> wrap(store)))
            .hasMessageContaining("lacks a permission")
            .hasMessageContaining(
                "path \"transit/encrypt/crm-master\" { capabilities = [\"update\"] }");
        server.denied.clear();
        server.denied.add("transit/keys");
        assertThat(refusal(FAILED, store::current))
            .hasMessageContaining("path \"transit/keys/crm-master\" { capabilities = [\"read\"] }");
        server.denied.clear();
      }
    }
  }

  @Test
  @Timeout(30)
  void renewsATokenWhileNobodyUsesIt() throws Exception {
    server.tokens.ttl = 2;
    try (KeyWrapper store = VaultSetup.of(server).open()) {
      awaitRenewals(2);
      wrap(store);
    }
  }

  @Test
  @Timeout(30)
  void triesARenewalAgainThatDidNotArrive() throws Exception {
    server.tokens.ttl = 4;
    server.tokens.unreachableRenewals.set(1);
    try (KeyWrapper store = VaultSetup.of(server).open()) {
      awaitRenewals(2);
      wrap(store);
    }
  }

  @Test
  void signsInAnewAfterATokenThatCannotBeRenewed() throws Exception {
    server.tokens.ttl = 1;
    server.tokens.renewable = false;
    try (KeyWrapper store = VaultSetup.appRole(server).open()) {
      server.tokens.pass(2);
      wrap(store);
      assertThat(server.tokens.log).containsExactly("approle", "approle");
    }
  }

  @Test
  void asksForNoRenewalOfATokenThatNeverEnds() throws Exception {
    server.tokens.renewable = false;
    try (KeyWrapper store = VaultSetup.of(server).open()) {
      wrap(store);
    }
    assertThat(server.requests).doesNotContain("POST auth/token/renew-self");
  }

  private void awaitRenewals(int count) throws InterruptedException {
    while (server.requests.stream().filter(r -> r.endsWith("renew-self")).count() < count) {
      Thread.sleep(20);
    }
  }

  private static void wrapChecked(KeyWrapper store) {
    try {
      wrap(store);
    } catch (KeyStoreException e) {
      throw new AssertionError(e);
    }
  }

  private static void wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      assertThat(store.wrap(key, new byte[] {1}).keyEncryptionKey()).isEqualTo("crm-master/v1");
    }
  }
}
