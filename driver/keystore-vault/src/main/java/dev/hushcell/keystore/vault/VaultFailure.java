package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import javax.net.ssl.SSLException;

/**
 * What went wrong with a server, in words that name the next action. Nothing that the server said
 * is quoted.
 */
final class VaultFailure {
  private VaultFailure() {}

  static KeyStoreException busy(VaultSettings settings, int status) {
    String what =
        switch (status) {
          case 429 -> "limits the rate of requests; try again later, or raise its quota";
          case 412 -> "is a standby that lags behind; try again";
          case 501 -> "is not initialised; initialise and unseal it (vault operator init)";
          case 503 -> "is sealed or in maintenance; unseal it (vault operator unseal)";
          default -> "or a proxy before it has an error of its own; see its log";
        };
    return new KeyStoreException(
        UNREACHABLE, server(settings) + " " + what + " (HTTP " + status + ")");
  }

  static KeyStoreException noConnection(VaultSettings settings, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return new KeyStoreException(
            FAILED,
            "the TLS connection to "
                + server(settings)
                + " fails; name the certificate of its authority by keystore.ca-file, and check"
                + " that its own certificate is valid for that host name and for today",
            e);
      }
    }
    return new KeyStoreException(
        UNREACHABLE,
        server(settings)
            + " cannot be reached or breaks the connection off; check keystore.address, the"
            + " network and that the server runs",
        e);
  }

  static KeyStoreException tooSlow(VaultSettings settings) {
    return new KeyStoreException(
        UNREACHABLE,
        server(settings)
            + " did not answer within "
            + settings.timeout().toSeconds()
            + " s; try again later, or raise keystore.timeout");
  }

  static KeyStoreException interrupted() {
    return new KeyStoreException(
        UNREACHABLE, "the thread was interrupted while it waited for Vault; try again");
  }

  static KeyStoreException notVault(VaultSettings settings, int status) {
    return new KeyStoreException(
        FAILED,
        server(settings)
            + " answers, but not as Vault does (HTTP "
            + status
            + "); check that keystore.address is that of Vault or OpenBao, without a login page"
            + " or another proxy in between");
  }

  static KeyStoreException tokenRefused(VaultSettings settings) {
    return new KeyStoreException(
        WRONG_PASSWORD,
        server(settings)
            + " does not accept the token: it ended, was revoked, or is of another server or"
            + " namespace; put a new one into keystore.token (vault token create)");
  }

  static KeyStoreException signInRefused(VaultSettings settings, Answer answer) {
    String how = settings.signIn().name();
    String next =
        how.equals("approle")
            ? "check keystore.role-id, make a new secret id (vault write -f"
                + " auth/approle/role/NAME/secret-id), and check its limits of use and address"
            : "check that keystore.role exists and names this service account and namespace, and"
                + " that Vault can ask the cluster (vault read auth/kubernetes/config)";
    return new KeyStoreException(
        answer.status() == 404 ? BAD_SETTING : WRONG_PASSWORD,
        server(settings)
            + " refuses the sign-in by "
            + how
            + " ("
            + answer
            + "); "
            + (answer.status() == 404 ? "correct keystore.auth-mount or namespace" : next));
  }

  static KeyStoreException denied(VaultSettings settings, Request request) {
    return new KeyStoreException(
        FAILED,
        server(settings)
            + " accepts the sign-in but its policy lacks a permission; add: path \""
            + request.path()
            + "\" { capabilities = [\""
            + request.capability()
            + "\"] }");
  }

  static KeyStoreException missingKey(VaultSettings settings, String key) {
    return new KeyStoreException(
        MISSING_KEY,
        "the mount "
            + settings.mount()
            + " of "
            + server(settings)
            + " has no key "
            + key
            + "; correct keystore.key, or make it: vault write -f "
            + settings.mount()
            + "/keys/"
            + key
            + " type=aes256-gcm96. Was it there before, restore Vault's own backup");
  }

  static KeyStoreException missingMount(VaultSettings settings) {
    return new KeyStoreException(
        BAD_SETTING,
        server(settings)
            + " has no Transit engine at "
            + settings.mount()
            + "; correct keystore.mount or keystore.namespace, or enable it: vault secrets enable"
            + " -path="
            + settings.mount()
            + " transit");
  }

  static KeyStoreException unexpected(VaultSettings settings, Request request, Answer answer) {
    return new KeyStoreException(
        FAILED,
        server(settings)
            + " refused "
            + request
            + " ("
            + answer
            + "); see its audit log, and check that it is Vault 1.11 or OpenBao, or newer");
  }

  private static String server(VaultSettings settings) {
    return "the server " + settings.address();
  }
}
