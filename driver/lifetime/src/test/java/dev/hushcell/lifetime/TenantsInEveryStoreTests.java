package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.keystore.aws.KmsStand;
import dev.hushcell.keystore.azure.AzureStand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tenant in each kind of key store: added, rotated, moved away and back, destroyed. A neighbour's
 * cells open throughout, and the tenant's in no process when its key is gone.
 */
class TenantsInEveryStoreTests {
  private static final DestructionOptions SOON =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt().after(Duration.ofMinutes(5));

  @TempDir private Path directory;
  private final List<Store> open = new ArrayList<>();
  private Stores kinds;
  private Store own;
  private Configurations configurations;
  private Duration ahead = Duration.ZERO;
  private String database;

  @BeforeEach
  void makeOther() throws Exception {
    kinds = new Stores(directory);
    own = kinds.bcfks("own.bcfks", "own");
    configurations =
        new Configurations(
            directory, "columns:\n  deal.note: { key: { name: note, per: tenant_id } }\n");
  }

  @AfterEach
  void stop() throws Exception {
    for (Store each : open) {
      each.server().close();
    }
  }

  @Test
  void livesInFiles() throws Exception {
    lives(kinds.bcfks("keys.bcfks"));
    lives(kinds.secretKey("keys.p12"));
  }

  @Test
  void livesInAToken() throws Exception {
    SoftHsm.required();
    lives(kinds.token("crm", "crm-master"));
  }

  @Test
  void livesInVault() throws Exception {
    lives(kinds.transit());
  }

  @Test
  void livesInAws() throws Exception {
    lives(kinds.kms());
  }

  @Test
  void livesInAzure() throws Exception {
    lives(kinds.azureVault());
    lives(kinds.azureHsm());
  }

  @Test
  void isRefusedByAnRsaPairInAFile() throws Exception {
    Store pair = kinds.pair("pair.p12");
    database = "pair";
    Path configuration = configurations.of(pair);
    try (Connection connection = connect(configuration)) {
      run(connection, "create table deal (id int primary key, tenant_id varchar(9), note text)");
      Keys keys = Hushcell.keys(connection);
      assertThatThrownBy(() -> keys.addTenant("acme", false))
          .hasMessageContaining("[HC-1383]")
          .hasMessageContaining("an RSA pair");
      assertThat(keys.tenants()).isEmpty();
    }
  }

  private void lives(Store store) throws Exception {
    open.add(store);
    database = store.name();
    ahead = Duration.ZERO;
    Path configuration = configurations.of(store, List.of(own));
    try (Connection connection = connect(configuration)) {
      run(connection, "create table deal (id int primary key, tenant_id varchar(9), note text)");
      Keys keys = Hushcell.keys(connection);
      assertThat(keys.addTenant("acme", false).keyEncryptionKey()).isEqualTo("crm-master--acme");
      assertThat(keys.addTenant("globex", false).dataKeys()).hasSize(1);
      run(connection, "insert into deal values (1, 'acme', 'one'), (2, 'globex', 'two')");
      keys.rotateTenant("acme");
      run(connection, "insert into deal values (3, 'acme', 'three')");
      requireReadable(configuration);
      assertThat(keys.moveTenant("acme", "own.bcfks", false, false).keyEncryptionKey())
          .isEqualTo("own--acme");
      requireReadable(configuration);
      TenantStatus back = keys.moveTenant("acme", keys.status().keyStore(), false, false);
      assertThat(back.keyEncryptionKey()).isEqualTo("crm-master--acme");
      requireReadable(configuration);
      keys.scheduleDestruction(new Destroyable.KeyEncryptionKey("crm-master--acme"), SOON);
    }
    destroy(store, configuration);
    try (Connection connection = connect(configuration)) {
      assertThat(notes(connection, "globex")).containsExactly("two");
      assertThatThrownBy(() -> notes(connection, "acme")).hasMessageContaining("[HC-1327]");
      assertThatThrownBy(() -> Hushcell.keys(connection).addTenant("acme", true))
          .hasMessageContaining("[HC-1382]");
    }
  }

  /** Services keep a deleted key for days; until then it opens nothing, and is not called gone. */
  private void destroy(Store store, Path configuration) throws SQLException {
    boolean waits = store.server() instanceof KmsStand || store.server() instanceof AzureStand;
    for (int minutes : new int[] {10, 40, 80}) {
      ahead = Duration.ofMinutes(minutes);
      List<DestructionStep> unused = destroyDue(configuration);
    }
    if (waits) {
      try (Connection connection = connect(configuration)) {
        assertThat(Hushcell.keys(connection).tenants().get(0).state())
            .isEqualTo(TenantStatus.State.ACTIVE);
        assertThatThrownBy(() -> notes(connection, "acme")).hasMessageContaining("[HC-13");
      }
      if (store.server() instanceof KmsStand kms) {
        kms.deleteWhatIsDue();
      } else if (store.server() instanceof AzureStand azure) {
        azure.purge();
      }
      assertThat(destroyDue(configuration)).allMatch(DestructionStep::isFinal);
    }
    try (Connection connection = connect(configuration)) {
      assertThat(Hushcell.keys(connection).tenants().get(0).state())
          .isEqualTo(TenantStatus.State.DESTROYED);
    }
  }

  private List<DestructionStep> destroyDue(Path configuration) throws SQLException {
    try (Connection connection = connect(configuration)) {
      return Hushcell.keys(connection).destroyDue(false, Progress.none());
    }
  }

  private void requireReadable(Path configuration) throws SQLException {
    try (Connection fresh = connect(configuration)) {
      assertThat(notes(fresh, "acme")).containsExactly("one", "three");
      assertThat(notes(fresh, "globex")).containsExactly("two");
    }
  }

  /** Connects as a new process. */
  private Connection connect(Path configuration) throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", "sa");
    user.setProperty("password", "");
    return new LaterDriver(() -> ahead, 1)
        .connect(
            "jdbc:hushcell:h2:file:"
                + directory.resolve("crm-" + database)
                + ";hushcell.config="
                + configuration,
            user);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> notes(Connection connection, String tenant) throws SQLException {
    List<String> notes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select note from deal where tenant_id = '" + tenant + "' order by id")) {
      while (rows.next()) {
        notes.add(rows.getString(1));
      }
    }
    return notes;
  }
}
