package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.Erasures;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the list of persons who were forgotten, and of their records. */
@EachH2
class ErasingListTests {
  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Path list;

  @BeforeEach
  void begin() throws Exception {
    scene = ErasingScene.of(server, directory, 5);
    list = ErasingScene.list(directory);
  }

  private void erase(String... customers) throws SQLException {
    try (HushcellDataSource process = process();
        Connection ours = process.getConnection()) {
      for (String each : customers) {
        ErasureReport unused = Hushcell.erasures(ours).erase("customer_id", each);
      }
    }
  }

  /** Reads configuration and catalogue again. */
  private HushcellDataSource process() {
    return scene.source(scene.base()::plain);
  }

  private List<String> open() throws SQLException {
    try (HushcellDataSource process = process();
        Connection ours = process.getConnection()) {
      return Hushcell.status(ours).open();
    }
  }

  @Test
  void isForItsOwnerOnlyAndGrowsByALine() throws Exception {
    erase(ErasingScene.NAME);
    String before = Files.readString(list);
    assertThat(Files.getPosixFilePermissions(list))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    erase("4712", "4713");
    assertThat(Files.readString(list)).startsWith(before).hasLineCount(4);
    assertThat(open()).isEmpty();
  }

  @Test
  void whoIsErasedAgainGetsALineAgain() throws Exception {
    erase(ErasingScene.NAME, ErasingScene.NAME, "01947114711");
    assertThat(Files.readAllLines(list)).hasSize(4);
    List<String> tags =
        Files.readAllLines(list).stream().skip(1).map(each -> each.split(" ", -1)[4]).toList();
    assertThat(tags.get(1)).isEqualTo(tags.get(0)).isEqualTo(tags.get(2));
    List<String> sealed =
        Files.readAllLines(list).stream().skip(1).map(each -> each.split(" ", -1)[5]).toList();
    assertThat(sealed).doesNotHaveDuplicates();
  }

  /** In this order: another tag of a person, one of a line, another time, no second line. */
  @ParameterizedTest
  @CsvSource({"4, 1", "7, 1", "6, 2", "-1, 2"})
  void isRefusedWhenItWasChanged(int field, int line) throws Exception {
    erase(ErasingScene.NAME, "4712", "4713");
    change(
        lines -> {
          List<String> changed = new ArrayList<>(lines);
          if (field < 0) {
            changed.remove(line);
          } else {
            String[] fields = changed.get(line).split(" ", -1);
            fields[field] = changed.get(3).split(" ", -1)[field];
            changed.set(line, String.join(" ", fields));
          }
          return changed;
        });
    assertThat(open()).singleElement().asString().contains("[HC-1504]", "from line " + (line + 1));
    assertThatThrownBy(() -> erase("4712")).hasMessageContaining("[HC-1504]");
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Hushcell.erasures(ours).replay()).hasMessageContaining("[HC-1504]");
    }
  }

  private void change(UnaryOperator<List<String>> change) throws Exception {
    Files.write(list, change.apply(Files.readAllLines(list)));
  }

  @Test
  void linesThatAreMissingAtTheEndAreNoticedByTheRecords() throws Exception {
    erase(ErasingScene.NAME, "4712");
    change(lines -> lines.subList(0, 2));
    assertThat(open()).singleElement().asString().contains("1 of the persons", "restore the file");
  }

  @Test
  void whatAProcessLeftThatDiedIsNoLine() throws Exception {
    erase(ErasingScene.NAME);
    Files.writeString(list, "2 half a li", StandardOpenOption.APPEND);
    assertThat(open()).isEmpty();
    erase("4712");
    assertThat(Files.readAllLines(list)).hasSize(3);
    assertThat(open()).isEmpty();
  }

  @Test
  void aRecordThatWasChangedIsRefused() throws Exception {
    erase(ErasingScene.NAME);
    try (Connection plain = scene.plain()) {
      scene.run(plain, "update hushcell_erasure set happened_at = '2020-01-01T00:00:00Z'");
    }
    assertThat(open()).singleElement().asString().contains("[HC-1310]");
  }

  @Test
  void anApplicationCannotTakeRecordsAway() throws Exception {
    erase(ErasingScene.NAME);
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, "delete from hushcell_erasure"))
          .hasMessageContaining("[HC-");
    }
  }

  @Test
  void anErasureAfterARestoreGoesOnWithItsLine() throws Exception {
    erase(ErasingScene.NAME);
    try (Connection plain = scene.plain()) {
      scene.run(plain, "delete from hushcell_erasure");
    }
    erase(ErasingScene.NAME);
    assertThat(Files.readAllLines(list)).hasSize(2);
    assertThat(open()).isEmpty();
  }

  @Test
  void whoeverCannotBeErasedKeepsNobodyElseFromIt() throws Exception {
    declare(
        "    message:", "    hold: { by: message_id, of: message.id, keep: true }\n    message:");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table hold (id int primary key, message_id int, foreign key (message_id)"
              + " references message (id))");
      erase(ErasingScene.NAME, "4712", "4713");
      scene.run(
          plain,
          "delete from hushcell_erasure",
          "insert into message values (1, 1947114711, null), (2, 4712, null), (3, 4713, null)",
          "insert into hold values (1, 1)");
      try (HushcellDataSource process = process();
          Connection ours = process.getConnection()) {
        Erasures erasures = Hushcell.erasures(ours);
        assertThatThrownBy(erasures::replay)
            .hasMessageContaining("[HC-1505]")
            .hasMessageContaining("2 persons were erased again, 1 were not")
            .hasMessageContaining("SQLSTATE 23503")
            .hasMessageNotContaining(ErasingScene.NAME);
        assertThat(Found.rows(plain, "select id from message")).containsExactly("1");
        assertThat(erasures.status().pending()).isOne();
        scene.run(plain, "delete from hold");
        assertThat(erasures.replay()).hasSize(1);
      }
      assertThat(open()).isEmpty();
    }
  }

  /** Changes the configuration, as the next process reads it. */
  private void declare(String before, String after) throws Exception {
    String text = Files.readString(scene.configuration());
    assertThat(text).contains(before);
    Files.writeString(scene.configuration(), text.replace(before, after));
  }

  @Test
  void aTableThatIsDeclaredLaterIsErasedByAReplay() throws Exception {
    erase(ErasingScene.NAME, ErasingScene.NAME, "4712");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table trip (id int primary key, customer_id int)",
          "insert into trip values (1, 1947114711), (2, 4712), (3, 4713)");
      declare("    message:", "    trip: { by: customer_id, delete: true }\n    message:");
      assertThat(open())
          .singleElement()
          .asString()
          .contains("2 of the persons", "before all tables", "--replay");
      try (HushcellDataSource process = process();
          Connection ours = process.getConnection()) {
        assertThat(Hushcell.erasures(ours).replay()).hasSize(2);
        assertThat(Hushcell.erasures(ours).replay()).isEmpty();
      }
      assertThat(Found.rows(plain, "select id from trip")).containsExactly("3");
    }
    assertThat(open()).isEmpty();
    assertThat(Files.readAllLines(list)).hasSize(6);
  }

  @Test
  void whatTheDriverRefusesIsNotInTheList() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create trigger back before update on customer for each row call"
              + " \"dev.hushcell.contract.ErasingListTests$Back\"");
    }
    assertThatThrownBy(() -> erase(ErasingScene.NAME)).hasMessageContaining("[HC-2118]");
    assertThat(list).doesNotExist();
  }

  /** Keeps a name. */
  public static final class Back implements org.h2.api.Trigger {
    @Override
    public void fire(Connection connection, Object[] old, Object[] now) {
      now[1] = old[1];
    }
  }
}
