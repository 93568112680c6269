package dev.hushcell.layers;

import java.util.Locale;
import java.util.Optional;

/**
 * What the link to a database is, as the server answered and as the options of the real driver have
 * it. Holds no secret.
 *
 * @param reach how far it goes
 * @param encrypted whether it is encrypted; empty where the server does not tell
 * @param protocol of the encryption, as the server calls it, such as {@code TLSv1.3}
 * @param cipher of the encryption, as the server calls it
 * @param certificate what is known of the server's certificate
 * @param reason what that follows from, in one phrase
 */
public record LinkStatus(
    Reach reach,
    Optional<Boolean> encrypted,
    Optional<String> protocol,
    Optional<String> cipher,
    Certificate certificate,
    String reason) {

  /** Returns the link to a database in this process. */
  public static LinkStatus inProcess() {
    return new LinkStatus(
        Reach.IN_PROCESS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Certificate.UNVERIFIED,
        "the database runs in this process");
  }

  /** Tells whether nobody between the two ends can read or change what is sent. */
  public boolean isSafe() {
    boolean verified = encrypted.orElse(false) && certificate == Certificate.VERIFIED;
    return verified || reach == Reach.IN_PROCESS;
  }

  /** Returns it in one line. */
  public String text() {
    if (reach == Reach.IN_PROCESS) {
      return "none: " + reason;
    }
    String how =
        encrypted
            .map(is -> is ? "encrypted" : "PLAINTEXT")
            .orElse("the server does not tell whether it is encrypted");
    String names =
        protocol.map(name -> ", " + name).orElse("") + cipher.map(c -> ", " + c).orElse("");
    return how + names + ", certificate: " + said() + " (" + reason + "), to " + far();
  }

  private String said() {
    return certificate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String far() {
    return reach == Reach.LOOPBACK ? "this machine" : "the network";
  }
}
