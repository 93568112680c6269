package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.observe.Observer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An observer and Java Flight Recorder hear of each refusal: its code, and nothing else. */
class RefusalsToldTests {
  private static final Queue<String> CODES = new ConcurrentLinkedQueue<>();

  @TempDir Path directory;

  /** An observer that a jar brings. */
  public static final class Listening implements Observer {
    @Override
    public void refused(String code) {
      CODES.add(code);
    }
  }

  @Test
  void eachRefusalIsToldByItsCode() throws Exception {
    CODES.clear();
    Path recorded = directory.resolve("recorded.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.hushcell.StatementRefused");
      recording.start();
      Observing.with(directory, Listening.class, this::refuseTwice);
      recording.stop();
      recording.dump(recorded);
    }
    assertThat(CODES).hasSize(2).containsOnly(PlanFault.WRITE_ONLY.id());
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(recorded).stream()
            .filter(each -> each.getEventType().getName().equals("dev.hushcell.StatementRefused"))
            .toList();
    assertThat(events)
        .extracting(event -> event.getString("code"))
        .containsExactly(PlanFault.WRITE_ONLY.id(), PlanFault.WRITE_ONLY.id());
    assertThat(events.toString()).doesNotContain("jo@example.com", "mailbox");
  }

  private void refuseTwice() throws Exception {
    Sandbox sandbox =
        new Sandbox(
            directory,
            """
            columns:
              mailbox.secret: { search: equality }
            access:
              web: { mailbox.secret: { write-only: true } }
            """);
    String url = sandbox.url("h2:mem:told") + ";user=sa;password=;hushcell.profile=web";
    try (Connection web = new ClockedDriver().connect(url)) {
      Sandbox.run(web, "create table mailbox (id int, secret varchar(40))");
      Sandbox.run(web, "insert into mailbox values (1, 'jo@example.com')");
      Refusal.of(
          PlanFault.WRITE_ONLY,
          () -> Sandbox.run(web, "select id from mailbox where secret = 'jo@example.com'"));
      Refusal.of(
          PlanFault.WRITE_ONLY,
          () -> web.prepareStatement("select secret from mailbox where id = ?").close());
      Sandbox.run(web, "select id from mailbox");
    }
  }
}
