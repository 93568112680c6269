package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Moves a database from every key store to every other one. In each, when it is come to first, a
 * key is made and a cell sealed; after each move a new process that knows the new store alone opens
 * all of them. An ordinary build moves to each store and away from it.
 */
class AnyToAnyTests {
  @TempDir private Path directory;
  private final List<Store> stores = new ArrayList<>();
  private final TreeMap<Integer, String> sealed = new TreeMap<>();
  private Configurations configurations;
  private Connection connection;

  @AfterEach
  void stop() throws Exception {
    connection.close();
    for (Store each : stores) {
      each.server().close();
    }
  }

  @Test
  void whatWasSealedUnderAnyStoreOpensAfterAMoveToAnyOther() throws Exception {
    make();
    Set<List<Integer>> made = new LinkedHashSet<>();
    int here = 0;
    connection = connect(here);
    seal(here);
    int all = stores.size() * (stores.size() - 1);
    int ways = Depth.of(2 * stores.size(), all);
    for (int there = next(here, made); made.size() < ways; there = next(here, made)) {
      move(here, there);
      made.add(List.of(here, there));
      here = there;
      seal(here);
    }
    assertThat(sealed).hasSameSizeAs(stores);
  }

  private void make() throws Exception {
    Stores kinds = new Stores(directory);
    stores.add(kinds.bcfks("keys.bcfks"));
    stores.add(kinds.secretKey("keys.p12"));
    stores.add(kinds.pair("pair.p12"));
    stores.add(kinds.azureVault());
    stores.add(kinds.azureHsm());
    stores.add(kinds.kms());
    stores.add(kinds.transit());
    if (SoftHsm.isThere()) {
      stores.add(kinds.token("crm", "moved-master"));
    }
    StringBuilder columns = new StringBuilder("columns:\n");
    for (int i = 0; i < stores.size(); i++) {
      columns.append("  note").append(i).append(".text: { search: equality }\n");
    }
    configurations = new Configurations(directory, columns.toString());
  }

  /**
   * A walk that always takes the last way not yet gone goes every way there is, once; to and from
   * the last store first.
   */
  private int next(int here, Set<List<Integer>> made) {
    for (int there = stores.size() - 1; there >= 0; there--) {
      if (there != here && !made.contains(List.of(here, there))) {
        return there;
      }
    }
    return -1;
  }

  private void move(int from, int to) throws IOException, SQLException {
    String way = stores.get(from) + " to " + stores.get(to);
    KeyChange change =
        Hushcell.keys(connection)
            .moveTo(
                configurations.of(stores.get(to)).toString(),
                ChangeOptions.usual().regardlessOfInterval(),
                Progress.none());
    assertThat(change.keys()).isEqualTo(sealed.size() + 1);
    assertThat(change.unpinned()).isEmpty();
    requireReadable(way + ", with keys in memory");
    connection.close();
    connection = connect(to);
    requireReadable(way + ", again");
  }

  /** Makes a key and a cell under the store, once. */
  private void seal(int store) throws SQLException {
    if (sealed.containsKey(store)) {
      return;
    }
    String text = "sealed under " + stores.get(store);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table note" + store + " (text varchar(60))");
      statement.execute("insert into note" + store + " values ('" + text + "')");
    }
    sealed.put(store, text);
  }

  private void requireReadable(String when) throws SQLException {
    for (var each : sealed.entrySet()) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select text from note"
                      + each.getKey()
                      + " where text = '"
                      + each.getValue()
                      + "'")) {
        assertThat(row.next()).as(when).isTrue();
        assertThat(row.getString(1)).as(when).isEqualTo(each.getValue());
      }
    }
  }

  /** Connects as a new process would that knows this store alone. */
  private Connection connect(int store) throws IOException, SQLException {
    Properties user = new Properties();
    user.setProperty("user", "sa");
    user.setProperty("password", "");
    return new HushcellDriver()
        .connect(
            "jdbc:hushcell:h2:file:"
                + directory.resolve("crm")
                + ";hushcell.config="
                + configurations.of(stores.get(store)),
            user);
  }
}
