package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.AuditTerms;
import dev.hushcell.observe.Observer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An observer and the audit hear of a cell that is found in another row, and not what it keeps. */
class OtherRowToldTests {
  private static final Queue<String> COLUMNS = new ConcurrentLinkedQueue<>();

  @TempDir Path directory;
  private Path audit;
  private Sandbox sandbox;

  /** An observer that a jar brings. */
  public static final class Listening implements Observer {
    @Override
    public void cellOfOtherRow(String column) {
      COLUMNS.add(column);
    }
  }

  @BeforeEach
  void configure() throws Exception {
    COLUMNS.clear();
    audit = directory.resolve("audit");
    sandbox =
        new Sandbox(
            directory,
            "columns: { pay.amount: { belongs-to: id } }\naudit: { file: %s }\n".formatted(audit));
  }

  @Test
  void observersAndTheAuditHearOfIt() throws Exception {
    Observing.with(directory, Listening.class, this::readsACopy);
    assertThat(COLUMNS).containsExactly("PUBLIC.PAY.AMOUNT");
    List<String> lines = Files.readAllLines(audit);
    assertThat(lines)
        .filteredOn(line -> line.contains("\"event\":\"other-row\""))
        .singleElement()
        .asString()
        .contains("\"schema\":\"PUBLIC\",\"table\":\"PAY\",\"column\":\"AMOUNT\"")
        .doesNotContain("4711", "Zq9");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      assertThat(Hushcell.verifyAudit(ours, List.of(audit), AuditTerms.NONE).findings()).isEmpty();
    }
  }

  private void readsACopy() throws Exception {
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"));
        Connection plain = Sandbox.plain(sandbox.file("crm"))) {
      Sandbox.run(
          ours,
          "create table pay (id int primary key, amount varchar(40))",
          "insert into pay values (4711, 'Zq9one'), (4712, 'Zq9two')");
      Sandbox.run(
          plain,
          "update pay set amount = (select p.amount from pay p where p.id = 4711) where id = 4712");
      assertThat(Sandbox.rows(ours, "select amount from pay where id = 4711"))
          .containsExactly("Zq9one");
      assertThat(COLUMNS).isEmpty();
      assertThatThrownBy(() -> Sandbox.rows(ours, "select amount from pay where id = 4712"))
          .hasMessageContaining("[HC-3015]")
          .message()
          .doesNotContain("4711", "4712", "Zq9");
    }
  }
}
