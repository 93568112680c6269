package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.aws.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KmsVersionsTests {
  private KmsDouble server;
  private KeyWrapper store;
  private KeyAdministration administration;
  private KmsEngine.Key first;

  @BeforeEach
  void start() throws Exception {
    server = KmsDouble.start();
    first = server.kms.make("alias/crm-master");
    store = KmsSetup.of(server).with("deletion-days", "7").open();
    administration = store.administration().orElseThrow();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
    KmsSetup.signOut();
  }

  @Test
  void makesTheNextKeyLikeTheOneBefore() throws Exception {
    first.policy = "{\"Version\":\"2012-10-17\",\"Id\":\"of the crm\"}";
    first.tags = List.of(Map.of("TagKey", "team", "TagValue", "crm"));
    first.metadata.put("Description", "of the crm");
    KmsEngine.Key next = server.kms.keys.get(administration.rotate().name());
    assertThat(next.policy).isEqualTo(first.policy);
    assertThat(next.tags).isEqualTo(first.tags);
    assertThat(next.metadata).containsEntry("Description", "of the crm");
    assertThat(server.kms.aliases)
        .containsOnly(
            Map.entry("alias/crm-master", next.id),
            Map.entry("alias/crm-master/1", first.id),
            Map.entry("alias/crm-master/2", next.id));
  }

  @Test
  void isNotMisledByAnAliasThatAwsStillShowsAsItWas() throws Exception {
    server.kms.staleLooks = 2;
    String made = administration.rotate().name();
    assertThat(store.current()).isEqualTo(made);
    assertThat(wrap().keyEncryptionKey()).isEqualTo(made);
    assertThat(server.kms.staleLooks).isZero();
    assertThat(store.current()).isEqualTo(made);
    server.kms.aliases.put("alias/crm-master", first.id);
    assertThat(store.current()).isEqualTo(first.id);
  }

  @Test
  void schedulesADestructionAndSaysUntilWhenItCanBeUndone() throws Exception {
    WrappedKey old = wrap();
    administration.rotate();
    Destruction destruction = administration.destroy(first.id);
    assertThat(destruction.isFinal()).isFalse();
    assertThat(destruction.outstanding())
        .contains("AWS deletes the key " + first.id + " at 20")
        .contains("aws kms cancel-key-deletion");
    assertThat(administration.destroy(first.id)).isEqualTo(destruction);
    assertThat(administration.versions())
        .extracting(KeyVersion::state)
        .containsExactly(KeyVersion.State.DISABLED, KeyVersion.State.CURRENT);
    refusal(FAILED, () -> store.unwrap(old, new byte[0]).close());
    server.kms.deleteWhatIsDue();
    assertThat(administration.destroy(first.id)).isEqualTo(Destruction.done());
    assertThat(administration.versions()).hasSize(1);
  }

  @Test
  void destroysNoKeyOfSomebodyElse() {
    KmsEngine.Key other = server.kms.make("alias/billing");
    assertThat(refusal(MISSING_KEY, () -> administration.destroy(other.id)))
        .hasMessageContaining("is not a version of alias/crm-master");
    assertThat(other.state()).isEqualTo("Enabled");
    assertThat(server.actions).doesNotContain("ScheduleKeyDeletion");
  }

  @Test
  void leavesTheKeyInUseAloneWhateverFails() throws Exception {
    for (String action : List.of("GetKeyPolicy", "CreateKey", "CreateAlias", "UpdateAlias")) {
      server.denied.add(action);
      assertThat(refusal(FAILED, administration::rotate)).hasMessageContaining("kms:" + action);
      server.denied.clear();
      assertThat(store.current()).isEqualTo(first.id);
      assertThat(first.state()).isEqualTo("Enabled");
    }
    KeyVersion made = administration.rotate();
    assertThat(store.current()).isEqualTo(made.name());
    assertThat(administration.versions())
        .filteredOn(version -> version.state() == KeyVersion.State.CURRENT)
        .extracting(KeyVersion::name)
        .containsExactly(made.name());
  }

  @Test
  void leavesKeysToTheirOwnersThatItCannotMakeAlike() {
    first.metadata.put("MultiRegion", true);
    assertThat(refusal(UNSUPPORTED, administration::rotate))
        .hasMessageContaining("has replicas in other regions");
    first.metadata.put("MultiRegion", false);
    first.metadata.put("Origin", "EXTERNAL");
    assertThat(refusal(UNSUPPORTED, administration::rotate))
        .hasMessageContaining("has material that AWS did not make");
    assertThat(server.actions).doesNotContain("CreateKey");
  }

  @Test
  void hasNoAdministrationForAKeyThatIsNamedByItsId() throws Exception {
    for (String name : List.of(first.id, KmsEngine.ARN + first.id)) {
      try (KeyWrapper other = KmsSetup.of(server).key(name).open()) {
        assertThat(other.administration()).isEmpty();
        assertThat(other.named()).isEmpty();
        assertThat(other.current()).isEqualTo(first.id);
        other.unwrap(wrap(), new byte[0]).close();
      }
    }
  }

  @Test
  void makesAKeyOfATenantLikeTheOneInUse() throws Exception {
    first.policy = "{\"Version\":\"2012-10-17\",\"Id\":\"of the crm\"}";
    NamedKeys named = store.named().orElseThrow();
    named.create("crm-master--acme");
    KmsEngine.Key made = server.kms.keys.get(server.kms.aliases.get("alias/crm-master--acme"));
    assertThat(made.policy).isEqualTo(first.policy);
    server.troubles.add(KmsDouble.refusing(400, "NotFoundException")); // told too late
    assertThat(wrap(named).keyEncryptionKey()).isEqualTo("crm-master--acme/" + made.id);
    named.rotate("crm-master--acme");
    String newest = server.kms.aliases.get("alias/crm-master--acme");
    assertThat(newest).isNotEqualTo(made.id);
    assertThat(wrap(named).keyEncryptionKey()).isEqualTo("crm-master--acme/" + newest);
    assertThat(named.destroy("crm-master--acme").outstanding())
        .contains("AWS deletes the keys of alias crm-master--acme by 20");
    assertThat(first.state()).isEqualTo("Enabled");
    assertThat(List.of(made.state(), server.kms.keys.get(newest).state()))
        .containsOnly("PendingDeletion");
    server.kms.deleteWhatIsDue();
    assertThat(named.destroy("crm-master--acme")).isEqualTo(Destruction.done());
  }

  @Test
  void leavesNoKeyOfATenantWithoutItsAlias() {
    NamedKeys named = store.named().orElseThrow();
    server.denied.add("CreateAlias");
    refusal(FAILED, () -> named.create("crm-master--acme"));
    assertThat(server.kms.keys.values())
        .filteredOn(key -> key != first)
        .extracting(KmsEngine.Key::state)
        .containsExactly("PendingDeletion");
  }

  @Test
  void makesKeyAndAliasOnRequestOnly() throws Exception {
    refusal(MISSING_KEY, () -> KmsSetup.of(server).key("crm-2").open());
    try (KeyWrapper made = KmsSetup.of(server).key("crm-2").creating().open()) {
      assertThat(server.kms.aliases).containsEntry("alias/crm-2", made.current());
    }
    KmsSetup.of(server).key("crm-2").creating().open().close();
    assertThat(server.actions).containsOnlyOnce("CreateKey");
  }

  @Test
  void usesTheKeyOfWhoWasFasterToMakeIt() throws Exception {
    KmsEngine.Key faster = server.kms.make("");
    server.troubles.add(
        exchange -> {
          server.kms.aliases.put("alias/crm-3", faster.id);
          KmsDouble.refusing(400, "NotFoundException").happen(exchange);
        });
    try (KeyWrapper made = KmsSetup.of(server).key("crm-3").creating().open()) {
      assertThat(made.current()).isEqualTo(faster.id);
    }
    assertThat(server.kms.keys.values())
        .filteredOn(key -> key.state().equals("PendingDeletion"))
        .hasSize(1)
        .doesNotContain(faster, first);
  }

  @Test
  void sendsTheContextAsEncryptionContext() throws Exception {
    wrap();
    assertThat(server.bodies.get(server.bodies.size() - 1))
        .contains("\"EncryptionContext\":{\"hushcell-context\":\"v1.\"}")
        .contains("\"KeyId\":\"" + KmsEngine.ARN + first.id + "\"");
  }

  private static WrappedKey wrap(NamedKeys named) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      return named.wrap("crm-master--acme", key, new byte[0]);
    }
  }

  private WrappedKey wrap() throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      return store.wrap(key, new byte[0]);
    }
  }
}
