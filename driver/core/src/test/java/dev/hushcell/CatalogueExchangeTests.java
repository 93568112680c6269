package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.keyring.KeyringFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that is kept as a text, and put back after everything that can happen to one. */
class CatalogueExchangeTests {
  private static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");
  private static final ImportOptions USUAL = ImportOptions.usual();

  @TempDir private Path directory;
  private Sandbox sandbox;
  private String database;
  private String exported;

  @BeforeEach
  void makeACell() throws Exception {
    sandbox =
        new Sandbox(
            directory, "columns:\n  contact.email: { search: equality }\n  note.text: {}\n");
    database = sandbox.file("crm");
    try (Connection ours = sandbox.connectAnew(database)) {
      Sandbox.run(
          ours,
          "create table contact (id int, email varchar(60))",
          "insert into contact values (1, 'ada \"a\"\\ada@example.org')");
      exported = Hushcell.keys(ours).exportCatalogue("PUBLIC");
    }
  }

  @Test
  void isPutBackWhereItsTablesWereDropped() throws Exception {
    plain(TABLES.stream().map(table -> "drop table " + table).toArray(String[]::new));
    Refusal.of(KeyringFault.GONE, this::requireReadable);
    CatalogueImport dry = put(exported, USUAL.asDryRun());
    assertThat(dry.written()).isFalse();
    assertThat(dry.before()).isEmpty();
    Refusal.of(KeyringFault.GONE, this::requireReadable);
    CatalogueImport made = put(exported, USUAL);
    assertThat(made.written()).isTrue();
    assertThat(made.trust()).isEqualTo("pinned");
    assertThat(made.keys()).isEqualTo(1);
    requireReadable();
  }

  @Test
  void isPutBackWhereARecordWasAltered() throws Exception {
    plain("update hushcell_column set search_mode = 'NONE'");
    Refusal.of(KeyringFault.RECORD_ALTERED, this::requireReadable);
    assertThat(put(exported, USUAL).wasHealthy()).isFalse();
    requireReadable();
  }

  @Test
  void isPutBackWhereOneTableOrTheManifestIsLost() throws Exception {
    plain("drop table hushcell_column");
    put(exported, USUAL);
    requireReadable();
    plain("delete from hushcell_manifest");
    Refusal.of(KeyringFault.MANIFEST_MISSING, this::requireReadable);
    put(exported, USUAL);
    requireReadable();
  }

  @Test
  void whatIsTheSameIsLeftAsItIs() throws Exception {
    CatalogueImport made = put(exported, USUAL);
    assertThat(made.written()).isFalse();
    assertThat(made.wasHealthy()).isTrue();
    requireReadable();
  }

  @Test
  void oneThatIsOlderIsRefusedUnlessThatIsMeant() throws Exception {
    String newer;
    try (Connection ours = sandbox.connectAnew(database)) {
      Hushcell.keys(ours).changeKey(ChangeOptions.usual(), Progress.none());
      newer = Hushcell.keys(ours).exportCatalogue("PUBLIC");
    }
    refused(KeyringFault.EXPORT_OLDER, exported);
    plain("update hushcell_key set mac = 'damaged'");
    refused(KeyringFault.EXPORT_OLDER, exported); // by the word of what is damaged
    assertThat(put(exported, USUAL.regardlessOfAge()).written()).isTrue();
    requireReadable();
    assertThat(put(newer, USUAL).before()).isPresent();
    requireReadable();
    assertThat(history()).isEqualTo(1);
  }

  private int history() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      return Hushcell.keys(ours).status().history().size();
    }
  }

  @Test
  void oneThatWasAlteredAnywhereIsRefused() throws Exception {
    plain("delete from hushcell_key");
    List<FaultCode> codes =
        List.of(
            KeyringFault.EXPORT_UNUSABLE,
            KeyringFault.RECORD_ALTERED,
            KeyringFault.MANIFEST_ALTERED,
            KeyringFault.KEY_NOT_OPENED,
            KeyringFault.REPLACED,
            KeyringFault.NEWER_FORMAT);
    List<String> told = new ArrayList<>();
    for (String altered : alterations()) {
      try {
        put(altered, USUAL);
        told.add("taken: " + altered);
      } catch (SQLException e) {
        if (codes.stream().noneMatch(code -> e.getMessage().contains("[" + code.id() + "]"))) {
          told.add(e.getMessage());
        }
      }
    }
    assertThat(told).isEmpty();
    assertThat(Sandbox.rows(Sandbox.plain(database), "select * from hushcell_key")).isEmpty();
    put(exported, USUAL);
    requireReadable();
  }

  /** Another character in each field, but for the schema, which is only where to put it. */
  private List<String> alterations() {
    List<String> found = new ArrayList<>();
    int from = exported.indexOf("hushcell_key");
    for (int i = exported.indexOf(" \"", from); i >= 0; i = exported.indexOf(" \"", i + 2)) {
      char old = exported.charAt(i + 2);
      if (old != '"') {
        char other = old == '1' ? '2' : '1';
        found.add(exported.substring(0, i + 2) + other + exported.substring(i + 3));
      }
    }
    assertThat(found).hasSizeGreaterThan(30);
    return found;
  }

  @Test
  void oneThatWasCutShortOrIsNoneIsRefused() {
    List<String> lines = exported.lines().toList();
    refused(KeyringFault.EXPORT_UNUSABLE, "");
    refused(KeyringFault.EXPORT_UNUSABLE, exported.substring(0, exported.length() - 9));
    refused(KeyringFault.EXPORT_UNUSABLE, String.join("\n", lines.subList(0, lines.size() - 1)));
    refused(KeyringFault.EXPORT_UNUSABLE, exported.replace("hushcell_key \"", "hushcell_key"));
    refused(KeyringFault.EXPORT_UNUSABLE, exported.replace("hushcell_column", "other_table"));
    refused(
        KeyringFault.EXPORT_UNUSABLE, exported.replace("\nend", "\nhushcell_key \"x\\y\"\nend"));
  }

  @Test
  void oneOfAnotherDatabaseIsRefused() throws Exception {
    String others;
    try (Connection other = sandbox.connectAnew(sandbox.file("other"))) {
      Sandbox.run(other, "create table contact (id int, email varchar(60))");
      others = Hushcell.keys(other).exportCatalogue("PUBLIC");
    }
    refused(KeyringFault.REPLACED, others);
    plain("drop table hushcell_key");
    refused(KeyringFault.REPLACED, others);
  }

  @Test
  void theAnchorCountsWhateverIsMeant() throws Exception {
    sandbox.declare(
        "columns:\n  contact.email: { search: equality }\nanchor: "
            + directory.resolve("anchor")
            + "\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      Hushcell.keys(ours).changeKey(ChangeOptions.usual(), Progress.none());
    }
    plain("delete from hushcell_manifest");
    Refusal.of(KeyringFault.ROLLED_BACK, () -> put(exported, USUAL.regardlessOfAge()));
  }

  @Test
  void holdsNothingInClear() {
    assertThat(exported).doesNotContain("ada@", Sandbox.PASSWORD);
  }

  private void refused(FaultCode code, String text) {
    Refusal.of(code, () -> put(text, USUAL));
  }

  private CatalogueImport put(String text, ImportOptions options) throws SQLException {
    return Hushcell.importCatalogue(sandbox.url(database), Sandbox.user(), text, options);
  }

  private void plain(String... statements) throws SQLException {
    try (Connection plain = Sandbox.plain(database)) {
      Sandbox.run(plain, statements);
    }
  }

  /** As a process that was started anew would. */
  private void requireReadable() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(Sandbox.rows(ours, "select id, email from contact"))
          .containsExactly("1|ada \"a\"\\ada@example.org");
    }
  }
}
