package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import com.azure.core.exception.HttpResponseException;
import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a vault, in words that name the next action. Of what a service said only its
 * error codes are told; an exception of the SDK is never a cause, since its message quotes answers.
 */
final class AzureFailure {
  private AzureFailure() {}

  static KeyStoreException tooSlow(AzureSettings settings) {
    return new KeyStoreException(
        UNREACHABLE,
        "the vault "
            + settings.place()
            + ", or the sign-in for it, did not answer within "
            + settings.timeout().toSeconds()
            + " s; try again later, or raise keystore.timeout");
  }

  static KeyStoreException interrupted() {
    return new KeyStoreException(
        UNREACHABLE, "the thread was interrupted while it waited for Azure Key Vault; try again");
  }

  static KeyStoreException of(
      AzureSettings settings, VaultCalls.Subject subject, @Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException answer && answer.getResponse() != null) {
        return SignInFailure.of(settings, e).orElseGet(() -> ofAnswer(settings, subject, answer));
      }
    }
    Optional<KeyStoreException> known =
        transport(settings, e).or(() -> SignInFailure.of(settings, e));
    if (known.isPresent()) {
      return known.get();
    }
    if (String.valueOf(e == null ? "" : e.getMessage()).contains("challenge resource")) {
      return new KeyStoreException(
          BAD_SETTING,
          "the server "
              + settings.place()
              + " asks for a token of another service than it is; correct keystore.vault");
    }
    return new KeyStoreException(
        FAILED,
        "the vault "
            + settings.place()
            + " gave an answer to "
            + subject.operation()
            + " that cannot be used ("
            + (e == null ? "" : e.getClass().getSimpleName())
            + "); check keystore.vault, and any proxy in between");
  }

  private static KeyStoreException ofAnswer(
      AzureSettings settings, VaultCalls.Subject subject, HttpResponseException e) {
    int status = e.getResponse().getStatusCode();
    String told = " (HTTP " + status + codes(e) + ")";
    String vault = "the vault " + settings.place();
    if (status == 429 || status == 408 || status >= 500) {
      return new KeyStoreException(
          UNREACHABLE,
          vault
              + (status == 429
                  ? " limits the rate of requests; try again later"
                  : " has an error of its own; try again later")
              + told);
    }
    return switch (status) {
      case 401 ->
          new KeyStoreException(
              WRONG_PASSWORD,
              vault
                  + " does not accept the token of the sign-in; check that keystore.tenant is the"
                  + " directory of the vault, and that the clock of this machine is right"
                  + told);
      case 403 -> forbidden(settings, subject, e, told);
      case 404 ->
          new KeyStoreException(
              MISSING_KEY,
              vault
                  + " has no key "
                  + subject.key()
                  + "; correct keystore.vault or keystore.key, recover the key (az keyvault key"
                  + " recover), or make one: az keyvault key create --kty RSA --size 3072"
                  + told);
      case 400 ->
          subject.operation().equals(Sealing.OPENING)
              ? notOpened(settings, subject.key())
              : refused(vault, subject, told);
      default -> refused(vault, subject, told);
    };
  }

  private static KeyStoreException refused(String vault, VaultCalls.Subject subject, String told) {
    return new KeyStoreException(
        FAILED,
        vault
            + " refused "
            + subject.operation()
            + " for "
            + subject.key()
            + "; check the kind of the key and the operations that it permits"
            + told);
  }

  private static KeyStoreException forbidden(
      AzureSettings settings, VaultCalls.Subject subject, HttpResponseException e, String told) {
    String all = codes(e);
    String message;
    if (all.contains("KeyDisabled") || all.contains("KeyNotYetValidOrExpired")) {
      message =
          "the key "
              + subject.key()
              + " is disabled, ended or not valid yet; az keyvault key set-attributes --enabled"
              + " true, or --expires";
    } else if (all.contains("Firewall") || all.contains("Connection")) {
      message =
          "the network rules of the vault "
              + settings.place()
              + " keep this machine out; allow its network, or use a private endpoint";
    } else {
      message =
          "the vault "
              + settings.place()
              + " accepts the sign-in but not "
              + subject.operation()
              + " on "
              + subject.key()
              + "; give the identity the role Key Vault Crypto Service Encryption User (to rotate:"
              + " Key Vault Crypto Officer; Managed HSM: Managed HSM Crypto User), or enable the"
              + " key if it is disabled";
    }
    return new KeyStoreException(FAILED, message + told);
  }

  static KeyStoreException notOpened(AzureSettings settings, String key) {
    return new KeyStoreException(
        UNWRAP_FAILED,
        "a wrapped data key does not open under the key "
            + key
            + " of "
            + settings.place()
            + "; restore the catalogue, or correct keystore.vault, that belong together");
  }

  private static Optional<KeyStoreException> transport(
      AzureSettings settings, @Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransportException transport) {
        return Optional.of(ofTransport(settings, transport.failure()));
      }
    }
    return Optional.empty();
  }

  private static KeyStoreException ofTransport(AzureSettings settings, IOException e) {
    if (e instanceof SSLException) {
      return new KeyStoreException(
          FAILED,
          "the TLS connection to "
              + settings.place()
              + ", or to the sign-in for it, fails; name the certificate of a proxy's authority by"
              + " keystore.ca-file, and check keystore.vault",
          e);
    }
    return new KeyStoreException(
        UNREACHABLE,
        "the vault "
            + settings.place()
            + ", or the sign-in for it, cannot be reached or breaks the connection off; check"
            + " keystore.vault and the network",
        e);
  }

  /** Codes are names; anything else in their place is not told. */
  private static String codes(HttpResponseException e) {
    StringBuilder codes = new StringBuilder();
    Object at = e.getValue() instanceof Map<?, ?> body ? body.get("error") : null;
    while (at instanceof Map<?, ?> error) {
      if (error.get("code") instanceof String code && code.matches("[A-Za-z]{1,60}")) {
        codes.append(", ").append(code);
      }
      at = error.get("innererror");
    }
    return codes.toString();
  }
}
