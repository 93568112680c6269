package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why Entra ID, or the platform, gives no token, and what to do about it. */
final class SignInFailure {
  private static final Pattern CODE = Pattern.compile("AADSTS([0-9]{4,9})");

  private SignInFailure() {}

  /** Returns the exception where it was the sign-in that failed; empty where it was not. */
  static Optional<KeyStoreException> of(AzureSettings settings, @Nullable Throwable e) {
    String how = settings.signIn().toString();
    Optional<String> code = code(e);
    if (code.isPresent()) {
      return told(
          "Entra ID refuses the sign-in by "
              + how
              + ": "
              + next(code.get())
              + " (AADSTS"
              + code.get()
              + ")");
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CredentialUnavailableException) {
        return told(
            "no identity for Azure was found by "
                + how
                + "; give the process a managed identity, or set keystore.tenant, keystore.client"
                + " and keystore.client-secret or keystore.certificate");
      }
      if (String.valueOf(cause.getMessage()).contains("to acquire tokens for tenant")) {
        return told(
            "the vault "
                + settings.place()
                + " belongs to another directory than the identity; correct keystore.tenant or"
                + " keystore.vault");
      }
      if (cause instanceof ClientAuthenticationException refused && refused.getResponse() == null) {
        // The vault's own 401 has an answer.
        return told("the sign-in by " + how + " failed; check the identity of the process");
      }
    }
    return Optional.empty();
  }

  private static Optional<KeyStoreException> told(String message) {
    return Optional.of(new KeyStoreException(WRONG_PASSWORD, message));
  }

  private static Optional<String> code(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Matcher found = CODE.matcher(String.valueOf(cause.getMessage()));
      if (found.find()) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }

  private static String next(String code) {
    return switch (code) {
      case "7000215" -> "keystore.client-secret is wrong: give the value, not the id, of one";
      case "7000222" -> "keystore.client-secret ended: make a new one (az ad app credential reset)";
      case "500011" -> "keystore.vault is not a vault that the directory knows";
      case "700016" -> "keystore.client is not known in keystore.tenant";
      case "90002" -> "keystore.tenant does not exist, or keystore.authority is another cloud's";
      case "700024", "700021" ->
          "the clock of this machine is wrong, or the token of its platform ended";
      case "700027" -> "keystore.certificate is not registered with the application";
      case "7000112" -> "the application is disabled in its directory";
      default -> "look the code up at https://login.microsoftonline.com/error";
    };
  }
}
