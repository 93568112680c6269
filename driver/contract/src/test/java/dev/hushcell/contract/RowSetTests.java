package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import javax.sql.rowset.spi.SyncProviderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Row sets of the JDK over protected columns: filled, changed, written back, and as XML. */
@EachServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class RowSetTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;
  private static final String QUERY = "select id, name, email, password from contact order by id";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void fill() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, name varchar(40), email varchar(100),"
              + " password varchar(60))",
          "insert into contact values (1, 'Ada', 'ada@example.com', 'secret one')",
          "insert into contact values (2, 'Bob', null, 'secret two')");
    }
  }

  private static List<String> rows(CachedRowSet set) throws SQLException {
    List<String> rows = new ArrayList<>();
    set.beforeFirst();
    while (set.next()) {
      rows.add(
          set.getInt(1) + "|" + set.getString(2) + "|" + set.getString(3) + "|" + set.getString(4));
    }
    return rows;
  }

  private static void assertAsInserted(CachedRowSet set) throws SQLException {
    assertThat(rows(set))
        .containsExactly("1|Ada|ada@example.com|secret one", "2|Bob|null|secret two");
  }

  private void populate(CachedRowSet set) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      set.populate(rows);
    }
  }

  private CachedRowSet executed() throws SQLException {
    return executed(scene.base().oursUrl(scene.configuration()), QUERY);
  }

  private CachedRowSet executed(String url, String query) throws SQLException {
    CachedRowSet set = RowSetProvider.newFactory().createCachedRowSet();
    set.setUrl(url);
    set.setUsername(scene.base().user());
    set.setPassword(scene.base().password());
    set.setCommand(query);
    set.execute();
    return set;
  }

  @Test
  void aCachedRowSetIsPopulatedFromAResultSet() throws Exception {
    try (CachedRowSet set = RowSetProvider.newFactory().createCachedRowSet()) {
      populate(set);
      assertAsInserted(set);
      assertThat(set.getMetaData().getColumnTypeName(3)).containsIgnoringCase("char");
    }
  }

  @Test
  void aCachedRowSetExecutesByItself() throws Exception {
    try (CachedRowSet set = executed()) {
      assertAsInserted(set);
      set.setCommand("select id, name, email, password from contact where email = ?");
      set.setString(1, "ada@example.com");
      set.execute();
      assertThat(rows(set)).containsExactly("1|Ada|ada@example.com|secret one");
    }
  }

  @Test
  void changesAreWrittenBackSealed() throws Exception {
    assumeWritesBack();
    try (CachedRowSet set = executed()) {
      set.setTableName("contact");
      set.setKeyColumns(new int[] {1});
      set.absolute(1);
      set.updateString(3, "ada@example.org");
      set.updateString(4, "secret three");
      set.updateRow();
      accept(set);
    }
    try (CachedRowSet set = executed()) {
      set.setTableName("contact");
      set.moveToInsertRow();
      set.updateInt(1, 3);
      set.updateString(2, "Cy");
      set.updateString(3, "cy@example.com");
      set.updateString(4, "secret four");
      set.insertRow();
      set.moveToCurrentRow();
      accept(set);
    }
    try (CachedRowSet set = executed()) {
      set.setTableName("contact");
      set.setKeyColumns(new int[] {1});
      set.absolute(2);
      set.deleteRow();
      accept(set);
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, QUERY))
          .containsExactly("1|Ada|ada@example.org|secret three", "3|Cy|cy@example.com|secret four");
      assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.org'"))
          .containsExactly("1");
      for (String column : new String[] {"email", "password"}) {
        assertThat(Found.bytes(plain, "select " + column + " from contact"))
            .hasSize(2)
            .noneMatch(cell -> cell.contains("example") || cell.contains("secret"));
      }
    }
  }

  private void accept(CachedRowSet set) throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      set.acceptChanges(ours);
    }
  }

  /** The row set reads the row to be changed by a cursor of a type that not every driver has. */
  private void assumeWritesBack() throws SQLException {
    try (Connection plain = scene.plain()) {
      assumeTrue(
          plain.getMetaData().supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE),
          "a row set cannot write back over this driver");
    }
  }

  @Test
  @EveryServer
  void changesAreWrittenBackOverAConnectionOfItsOwnWhereThePlainDriverLetsThem() throws Exception {
    assumeWritesBack();
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table pupil (id int primary key, name varchar(40))",
          "insert into pupil values (2, 'Bob')");
    }
    assumeTrue(isAccepted(scene.base().url(), "pupil", "name"), "it is refused without Hushcell");
    assertThat(isAccepted(scene.base().oursUrl(scene.configuration()), "contact", "email"))
        .isTrue();
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select id from contact where email = 'new@example.com'"))
          .containsExactly("2");
    }
  }

  private boolean isAccepted(String url, String table, String column) throws SQLException {
    try (CachedRowSet set = executed(url, "select id, " + column + " from " + table)) {
      set.setTableName(table);
      set.setKeyColumns(new int[] {1});
      set.last();
      set.updateString(2, "new@example.com");
      set.updateRow();
      set.acceptChanges();
      return true;
    } catch (SyncProviderException e) {
      return false;
    }
  }

  @Test
  void aRowThatSomebodyElseChangedIsAConflict() throws Exception {
    assumeWritesBack();
    try (CachedRowSet set = executed();
        Connection ours = scene.ours()) {
      scene.run(ours, "update contact set password = 'secret nine' where id = 1");
      set.setTableName("contact");
      set.setKeyColumns(new int[] {1});
      set.absolute(1);
      set.updateString(4, "secret three");
      set.updateRow();
      assertThatThrownBy(() -> accept(set)).isInstanceOf(SyncProviderException.class);
      assertThat(Found.rows(ours, "select password from contact where id = 1"))
          .containsExactly("secret nine");
    }
  }

  /** It compares all columns then, and cells of a column without search cannot be compared. */
  @Test
  void withoutKeyColumnsNothingIsWritten() throws Exception {
    assumeWritesBack();
    try (CachedRowSet set = executed();
        Connection ours = scene.ours()) {
      set.setTableName("contact");
      set.absolute(1);
      set.updateString(4, "secret three");
      set.updateRow();
      assertThatThrownBy(() -> accept(set)).isInstanceOf(SyncProviderException.class);
      set.restoreOriginal();
      set.absolute(1);
      set.deleteRow();
      assertThatThrownBy(() -> accept(set))
          .isInstanceOf(SyncProviderException.class)
          .hasMessageContaining("[HC-2104] ");
      assertThat(Found.rows(ours, QUERY)).hasSize(2).first().asString().contains("secret one");
    }
  }

  @Test
  void aWebRowSetIsWrittenAndReadAgain() throws Exception {
    String xml;
    try (WebRowSet set = RowSetProvider.newFactory().createWebRowSet()) {
      populate(set);
      StringWriter written = new StringWriter();
      set.writeXml(written);
      xml = written.toString();
    }
    assertThat(xml).contains("ada@example.com", "secret one");
    try (WebRowSet set = RowSetProvider.newFactory().createWebRowSet()) {
      set.readXml(new StringReader(xml));
      assertAsInserted(set);
    }
  }
}
