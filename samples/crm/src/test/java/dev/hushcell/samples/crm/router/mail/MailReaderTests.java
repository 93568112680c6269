package dev.hushcell.samples.crm.router.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What becomes of messages as the world writes them. */
class MailReaderTests {
  @Test
  void prefersPlainTextToHtml() throws MessagingException {
    IncomingMail mail =
        read(
            """
            From: =?UTF-8?Q?J=C3=B6rg?= <joerg@example.org>
            Subject: =?UTF-8?B?R3LDvMOfZQ==?=
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/html

            <p>rich</p>
            --x
            Content-Type: text/plain

            plain
            --x--
            """);
    assertThat(mail.from()).isEqualTo("joerg@example.org");
    assertThat(mail.subject()).isEqualTo("Grüße");
    assertThat(mail.messageId()).isEqualTo("<1@example.org>");
    assertThat(mail.text().strip()).isEqualTo("plain");
  }

  @Test
  void takesTheWordsOutOfHtml() throws MessagingException {
    IncomingMail mail =
        read(
            """
            Content-Type: text/html

            <html><script>alert(1)</script><p>One &amp; two</p><br>three &lt;b&gt;</html>
            """);
    assertThat(mail.text()).isEqualTo("One & two\n\nthree <b>");
  }

  @Test
  void leavesAttachmentsInTheMailbox() throws MessagingException {
    IncomingMail mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain
            Content-Disposition: attachment; filename=a.txt

            attached
            --x--
            """);
    assertThat(mail.text()).isEmpty();
  }

  @Test
  void standsInForWhatIsMissing() throws MessagingException {
    IncomingMail mail = read("Content-Type: text/plain\n\ntext");
    assertThat(mail.messageId()).isEqualTo("<9.5@no-message-id.invalid>");
    assertThat(mail.from()).isEmpty();
    assertThat(mail.subject()).isEmpty();
    assertThat(mail.sent()).isNotNull();
  }

  @Test
  void shortensWhatIsTooLongAndSaysSo() throws MessagingException {
    IncomingMail mail =
        read(
            "Subject: "
                + "s".repeat(400)
                + "\nMessage-ID: <"
                + "m".repeat(300)
                + "@x>\n\n"
                + "t".repeat(30_000));
    assertThat(mail.subject()).hasSize(300).endsWith("…");
    assertThat(mail.text()).hasSize(20_000).endsWith("[The rest is in the mailbox.]");
    assertThat(mail.messageId()).hasSizeLessThan(100).endsWith("@long.invalid>");
  }

  @Test
  void saysOfABrokenMessageThatItIsInTheMailbox() throws MessagingException {
    IncomingMail mail = read("Content-Type: multipart/mixed\nSubject: x\n\nno boundary at all");
    assertThat(mail.text()).contains("still in the mailbox");
    assertThat(mail.toString()).isEqualTo("IncomingMail[uid=5]");
  }

  private static IncomingMail read(String message) throws MessagingException {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    MimeMessage parsed =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    return MailReader.read(parsed, 5, 9);
  }
}
