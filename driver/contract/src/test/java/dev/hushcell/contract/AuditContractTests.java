package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The audit says on each kind of server what was opened, and what is done to it is found. */
@EachServer
@OneCollation
@WithoutOptions
class AuditContractTests {
  private static final Pattern USE =
      Pattern.compile("\"column\":\"([^\"]+)\",\"opened\":(\\d+),\"sealed\":(\\d+),");
  private static final int ROWS = 1500;

  @Parameter Server server;
  @TempDir Path directory;
  private Path audit;
  private Scene scene;

  @BeforeEach
  void use() throws Exception {
    audit = directory.resolve("audit");
    scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              contact.email: { search: equality, compare: exact }
              contact.note: {}
            audit: { file: '%s' }
            """
                .formatted(audit));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(40) not null, note"
              + " varchar(40))");
      ours.setAutoCommit(false);
      insert(ours);
      ours.commit();
      assertThat(opened(ours, "select id, email from contact where email = 'p7'")).isOne();
      assertThat(opened(ours, "select id, email, note from contact")).isEqualTo(ROWS + 1);
      ours.commit();
    }
  }

  private static void insert(Connection ours) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into contact (id, email, note) values (?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, "p" + i);
        insert.setString(3, i == 0 ? "note" : null);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Reads all columns but the first; returns how many values there were. */
  private static int opened(Connection ours, String sql) throws SQLException {
    int values = 0;
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setFetchSize(100);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
            values += rows.getString(i) == null ? 0 : 1;
          }
        }
      }
    }
    return values;
  }

  private List<String> lines() throws Exception {
    return new ArrayList<>(Files.readAllLines(audit));
  }

  @Test
  void itSaysHowManyCellsOfWhichColumn() throws Exception {
    long emails = 0;
    long notes = 0;
    long sealed = 0;
    for (String line : lines()) {
      Matcher use = USE.matcher(line);
      if (use.find()) {
        long opened = Long.parseLong(use.group(2));
        assertThat(opened).isLessThanOrEqualTo(1000);
        boolean email = use.group(1).toLowerCase(Locale.ROOT).equals("email");
        emails += email ? opened : 0;
        notes += email ? 0 : opened;
        sealed += Long.parseLong(use.group(3));
      }
    }
    assertThat(emails).isEqualTo(ROWS + 1L);
    assertThat(notes).isOne();
    assertThat(sealed).isEqualTo(ROWS + 2L);
    assertThat(lines()).first().asString().contains("\"event\":\"starts\"");
    assertThat(lines()).element(1).asString().contains("\"event\":\"begins\"");
    assertThat(lines()).last().asString().contains("\"event\":\"ends\"");
    assertThat(kinds()).isEmpty();
  }

  private List<Kind> kinds() throws SQLException {
    try (Connection ours = scene.ours()) {
      return Hushcell.verifyAudit(ours, List.of(audit), AuditTerms.NONE).findings().stream()
          .map(AuditFinding::kind)
          .toList();
    }
  }

  private List<Kind> kindsOf(List<String> lines) throws Exception {
    Files.write(audit, lines);
    return kinds();
  }

  @Test
  void linesThatAreChangedRemovedOrMovedAreFound() throws Exception {
    List<String> changed = lines();
    changed.set(3, changed.get(3).replaceFirst("\"sealed\":\\d+", "\"sealed\":4"));
    List<String> removed = lines();
    removed.remove(4);
    List<String> moved = lines();
    Collections.swap(moved, 2, 3);
    assertThat(kindsOf(changed)).containsExactly(Kind.ALTERED, Kind.BROKEN_CHAIN);
    assertThat(kindsOf(removed)).containsExactly(Kind.BROKEN_CHAIN);
    assertThat(kindsOf(moved)).contains(Kind.BROKEN_CHAIN).doesNotContain(Kind.ALTERED);
  }
}
