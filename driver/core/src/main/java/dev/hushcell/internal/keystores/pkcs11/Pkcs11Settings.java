package dev.hushcell.internal.keystores.pkcs11;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a PKCS#11 token, checked.
 *
 * @param library absolute path of the vendor's library
 * @param slot number of the slot; empty: found by the label
 * @param label of the token; empty: the only one that there is
 * @param pin of the user, a copy that the holder closes
 * @param key name of the key-encryption key in use
 * @param create make the key if absent
 * @param mechanism how to wrap; empty: as the token can
 */
record Pkcs11Settings(
    Path library,
    Optional<String> slot,
    Optional<String> label,
    SecretBytes pin,
    String key,
    boolean create,
    Optional<TokenMechanism> mechanism) {
  private static final String LIBRARY = "library";
  private static final String SLOT = "slot";
  private static final String LABEL = "token-label";
  private static final String PIN = "pin";
  private static final String MECHANISM = "mechanism";
  private static final String PROBED = "probed";

  static Pkcs11Settings of(KeyStoreSettings settings) throws KeyStoreException {
    CheckedSettings checked =
        CheckedSettings.of(settings, List.of(LIBRARY, SLOT, LABEL, PIN, MECHANISM));
    TokenVersion.requireName(settings.key());
    Optional<String> slot = checked.text(SLOT);
    if (slot.isPresent()) {
      checked.number(SLOT, 0, Integer.MAX_VALUE, 0);
      checked.refuse(List.of(LABEL), "beside keystore.slot");
    }
    String mechanism =
        checked.choice(
            MECHANISM,
            List.of(PROBED, TokenMechanism.GCM.setting(), TokenMechanism.CBC_HMAC.setting()),
            PROBED);
    return new Pkcs11Settings(
        absolute(checked.required(LIBRARY)),
        slot,
        checked.text(LABEL),
        checked.requiredSecret(PIN),
        settings.key(),
        settings.create(),
        TokenMechanism.ofSetting(mechanism));
  }

  /** A name that the system looks up could find another library than the one that is meant. */
  private static Path absolute(String library) throws KeyStoreException {
    try {
      Path path = Path.of(library);
      if (path.isAbsolute() && library.chars().noneMatch(c -> c < ' ' || c == '"')) {
        return path;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw CheckedSettings.bad(
        "keystore.library must be the absolute path of the PKCS#11 library of the token");
  }

  @Override
  public String toString() {
    return library + ", key " + key;
  }
}
