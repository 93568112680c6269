package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.profile.ProfileForm;
import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.MailCheck;
import dev.hushcell.samples.crm.router.mail.MailProblem;
import dev.hushcell.samples.crm.router.mail.MailServer;
import dev.hushcell.samples.crm.router.mail.MailSide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries the servers that a form names, with the passwords that were typed into it. */
@Component
class ProfileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final MailCheck check = new MailCheck(PATIENCE);

  /**
   * What became of it.
   *
   * @param side which server
   * @param good whether nothing was wrong
   * @param words what was found
   */
  record Outcome(MailSide side, boolean good, String words) {}

  List<Outcome> of(ProfileForm form) {
    String certificate = form.trustedCertificate().strip();
    Optional<Credentials> reader = typed(form.incomingUsername(), form.incomingPassword());
    Optional<Credentials> sender = typed(form.outgoingUsername(), form.outgoingPassword());
    return List.of(
        outcome(
            MailSide.INCOMING,
            check.reading(
                new MailServer(form.incomingHost(), form.incomingPort(), certificate), reader),
            reader.isPresent()),
        outcome(
            MailSide.OUTGOING,
            check.sending(
                new MailServer(form.outgoingHost(), form.outgoingPort(), certificate), sender),
            sender.isPresent()));
  }

  private static Optional<Credentials> typed(String username, @Nullable String password) {
    return username.isBlank() || password == null || password.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials(username.strip(), password));
  }

  private static Outcome outcome(MailSide side, Optional<MailProblem> problem, boolean signedIn) {
    return problem
        .map(found -> new Outcome(side, false, found.getWords()))
        .orElseGet(
            () ->
                new Outcome(
                    side,
                    true,
                    signedIn
                        ? "The server answers, is trusted, and lets this user in."
                        : "The server answers and is trusted. Signing in was not tried: type user"
                            + " name and password here, or press Try now at a mailbox."));
  }
}
