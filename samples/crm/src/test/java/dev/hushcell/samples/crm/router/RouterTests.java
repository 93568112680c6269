package dev.hushcell.samples.crm.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.hushcell.samples.crm.router.mail.MailProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The router against a real mail server and a protected database. */
class RouterTests {
  @TempDir static Path directory;
  private static RouterSetup setup;

  @BeforeAll
  static void begin() throws Exception {
    setup = new RouterSetup(directory);
  }

  @BeforeEach
  void beginAnew() throws Exception {
    setup.beginAnew();
  }

  @AfterAll
  static void end() {
    setup.close();
  }

  @Test
  void turnsMailIntoAnActivityOfTheContactWithTheAddress() throws Exception {
    setup.customerWrites("first");
    setup.turn();
    assertThat(
            setup
                .client()
                .sql("select a.contact_id from activity a where a.address = ?")
                .param("ADA@lovelace.example")
                .query(Long.class)
                .single())
        .isEqualTo(7);
    assertThat(setup.mailbox()).isEqualTo("null 0");
  }

  @Test
  void takesEachMailOnce() throws Exception {
    setup.customerWrites("first");
    setup.turn();
    setup.customerWrites("second");
    setup.turn();
    setup.turn();
    assertThat(setup.received()).containsExactly("first", "second");
  }

  @Test
  void takesNoMailTwiceWhenAllNumbersOfTheInboxChanged() throws Exception {
    setup.customerWrites("first");
    setup.turn();
    setup.client().sql("update mailbox_state set uid_validity = 4711, last_uid = 0").update();
    setup.customerWrites("second");
    setup.turn();
    assertThat(setup.received()).containsExactly("first", "second");
  }

  @Test
  void readsOnAfterTheServerBeganAnew() throws Exception {
    setup.customerWrites("first");
    setup.turn();
    setup.restartServer();
    setup.customerWrites("second");
    setup.turn();
    assertThat(setup.received()).containsExactly("first", "second");
  }

  @Test
  void sendsAndKnowsItsOwnCopy() throws Exception {
    setup.queue("offer");
    setup.turn();
    assertThat(setup.outbox()).isEqualTo("SENT null 1");
    setup.turn();
    setup.turn();
    assertThat(arrived()).isEqualTo(1);
    assertThat(setup.received()).isEmpty();
  }

  @Test
  void waitsLongerAfterEachFailureAndWorksOnceThePasswordIsRight() throws Exception {
    setup.queue("offer");
    password("wrong");
    setup.turn();
    assertThat(setup.mailbox()).isEqualTo("SIGN_IN_REFUSED 1");
    setup.turn(Duration.ofSeconds(2)); // not due yet
    assertThat(setup.mailbox()).isEqualTo("SIGN_IN_REFUSED 1");
    setup.turn(Duration.ofSeconds(40));
    assertThat(setup.mailbox()).isEqualTo("SIGN_IN_REFUSED 2");
    setup.turn(Duration.ofSeconds(80)); // twice as long
    assertThat(setup.mailbox()).isEqualTo("SIGN_IN_REFUSED 2");
    assertThat(setup.outbox()).isEqualTo("QUEUED null 0");
    password(RouterSetup.PASSWORD);
    setup.turn();
    assertThat(setup.mailbox()).isEqualTo("null 0");
    assertThat(setup.outbox()).isEqualTo("SENT null 1");
  }

  @Test
  void saysThatThePasswordIsMissing() {
    setup.client().sql("update mailbox set password = null").update();
    setup.turn();
    assertThat(setup.mailbox()).isEqualTo("NO_PASSWORD 1");
  }

  @Test
  void givesThePasswordToNoServerThatIsNotTrusted() {
    setup.client().sql("update email_server_profile set trusted_certificate = ''").update();
    setup.turn();
    assertThat(setup.mailbox()).isEqualTo("CERTIFICATE_NOT_TRUSTED 1");
  }

  @Test
  void saysThatNobodyAnswers() {
    setup.server().close();
    setup.turn();
    assertThat(setup.mailbox()).isEqualTo("UNREACHABLE 1");
  }

  @Test
  void leavesAMailboxAloneThatAnotherRouterTakes() throws Exception {
    setup.customerWrites("first");
    setup.turn();
    assertThat(setup.mailboxes().lease(RouterSetup.ID, Instant.now())).isTrue();
    setup.customerWrites("second");
    setup.turn();
    assertThat(setup.received()).containsExactly("first");
    // The other one died; its lease has run out.
    setup.turn(Duration.ofMinutes(6));
    assertThat(setup.received()).containsExactly("first", "second");
  }

  @Test
  void neverSendsAgainWhatMayHaveLeft() throws Exception {
    setup.queue("offer");
    // A router handed the mail over and died before it noted that.
    setup.client().sql("update outbox_mail set state = 'SENDING', attempts = 1").update();
    setup.turn();
    setup.turn();
    assertThat(setup.outbox()).isEqualTo("UNSURE INTERRUPTED 1");
    assertThat(arrived()).isZero();
  }

  @Test
  void findsOutByItsCopyThatAMailHadLeft() throws Exception {
    setup.queue("offer");
    setup.turn();
    // The same, but the server had taken the mail: its copy is in the inbox.
    setup.client().sql("update outbox_mail set state = 'SENDING', sent = null").update();
    setup.turn();
    assertThat(setup.outbox()).isEqualTo("SENT null 1");
    assertThat(arrived()).isEqualTo(1);
  }

  @Test
  void tellsARefusalFromAPauseAndGivesUpInTheEnd() throws Exception {
    setup.queue("offer");
    try (ScriptedSmtp smtp = scripted(Map.of("RCPT", "451 later"))) {
      setup.turn();
      assertThat(setup.outbox()).isEqualTo("QUEUED REFUSED_FOR_NOW 1");
      assertThat(setup.mailbox()).isEqualTo("null 0");
      due();
      setup.turn();
      due();
      setup.turn();
      assertThat(setup.outbox()).isEqualTo("FAILED REFUSED_FOR_NOW 3");
      assertThat(smtp.taken()).isZero();
    }
  }

  @Test
  void triesNoMailAgainThatIsRefusedForGood() throws Exception {
    setup.queue("offer");
    try (ScriptedSmtp smtp = scripted(Map.of(".", "554 no such mail here"))) {
      setup.turn();
      due();
      setup.turn();
      assertThat(setup.outbox()).isEqualTo("FAILED REFUSED 1");
      assertThat(smtp.taken()).isEqualTo(1);
    }
  }

  @Test
  void isUnsureWhenTheServerHangsUpInsteadOfAnswering() throws Exception {
    setup.queue("offer");
    try (ScriptedSmtp smtp = scripted(Map.of(".", ScriptedSmtp.HANG_UP))) {
      setup.turn();
      setup.turn();
      assertThat(setup.outbox()).startsWith("UNSURE");
      assertThat(smtp.taken()).isEqualTo(1);
    }
  }

  @Test
  void tellsNothingOfWhatServersAnswer() {
    assertThat(MailProblem.of(new jakarta.mail.MessagingException("secret answer")))
        .isEqualTo(MailProblem.INTERRUPTED);
  }

  private ScriptedSmtp scripted(Map<String, String> answers) throws Exception {
    ScriptedSmtp smtp =
        new ScriptedSmtp(
            setup.home().file("demo-mail.p12"),
            setup.home().password("demo-mail.password"),
            answers);
    setup
        .client()
        .sql("update email_server_profile set outgoing_port = ?")
        .param(smtp.port())
        .update();
    return smtp;
  }

  private void due() {
    setup.client().sql("update outbox_mail set next_attempt = current_timestamp").update();
  }

  private void password(String password) {
    setup.client().sql("update mailbox set password = ?").param(password).update();
  }

  private long arrived() {
    return setup.server().inbox(RouterSetup.CUSTOMER).stream()
        .filter(message -> GreenMailUtil.getBody(message).contains("text"))
        .count();
  }
}
