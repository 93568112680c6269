package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.keystore.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the failures of a token mean, by the return values of the standard ({@code CKR_…}). */
final class TokenFailures {
  private static final Pattern TWINS = Pattern.compile("(?<=sharing same CKA_LABEL \\[)[^\\]]+");
  private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+");

  /** The PIN was tried and refused, or may not be tried any more. */
  private static final List<String> PIN = List.of("CKR_PIN_", "CKR_USER_PIN_");

  /** The token, its key or the user's role is not made for this. */
  private static final List<String> DENIED =
      List.of(
          "CKR_MECHANISM_",
          "CKR_KEY_FUNCTION_",
          "CKR_KEY_TYPE_",
          "CKR_KEY_SIZE_",
          "CKR_ATTRIBUTE_",
          "CKR_TEMPLATE_",
          "CKR_ACTION_PROHIBITED",
          "CKR_TOKEN_WRITE_PROTECTED",
          "CKR_SESSION_READ_ONLY",
          "CKR_FUNCTION_NOT_SUPPORTED");

  private TokenFailures() {}

  static boolean isPin(Throwable failure) {
    return code(failure).filter(code -> starts(code, PIN)).isPresent();
  }

  /** Tells a failure that a new connection did not mend. */
  static KeyStoreException told(String doing, String place, Throwable failure) {
    Optional<String> code = code(failure);
    String what =
        doing + " failed in the token of " + place + code.map(c -> " with " + c).orElse("");
    if (isPin(failure)) {
      return refusedPin(place, code.orElseThrow(), failure);
    }
    if (code.filter(c -> starts(c, DENIED)).isPresent()
        || failure instanceof NoSuchAlgorithmException) {
      return new KeyStoreException(
          UNSUPPORTED,
          what
              + "; the token, its key or the role of this user does not allow it, see"
              + " docs/keystores.md for what is needed",
          failure);
    }
    Optional<String> twins = found(failure, TWINS);
    if (twins.isPresent()) {
      return new KeyStoreException(
          FAILED,
          what
              + ": two secret keys have one label, "
              + twins.get()
              + "; rename or delete one with the token's tools",
          failure);
    }
    return new KeyStoreException(
        UNREACHABLE,
        what
            + ", also after a new connection; try again, and connect the token or restart the"
            + " application if that does not help",
        failure);
  }

  private static KeyStoreException refusedPin(String place, String code, Throwable failure) {
    String todo =
        switch (code) {
          case "CKR_PIN_LOCKED" -> "the token is locked; have its security officer set a new PIN";
          case "CKR_PIN_EXPIRED" -> "the PIN has expired; set a new one with the token's tools";
          case "CKR_USER_PIN_NOT_INITIALIZED" ->
              "the token has no user PIN yet; set one with the token's tools";
          default -> "correct keystore.pin";
        };
    return new KeyStoreException(
        WRONG_PASSWORD,
        ("the token of %s does not take the PIN (%s); %s. This PIN is not tried again by this"
                + " process, so that it does not lock the token")
            .formatted(place, code, todo),
        failure);
  }

  private static Optional<String> code(Throwable failure) {
    return found(failure, CODE);
  }

  /** The JDK wraps what a token answers several times. */
  private static Optional<String> found(Throwable failure, Pattern pattern) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Matcher found = pattern.matcher(String.valueOf(each.getMessage()));
      if (found.find()) {
        return Optional.of(found.group());
      }
    }
    return Optional.empty();
  }

  private static boolean starts(String code, List<String> beginnings) {
    return beginnings.stream().anyMatch(code::startsWith);
  }
}
