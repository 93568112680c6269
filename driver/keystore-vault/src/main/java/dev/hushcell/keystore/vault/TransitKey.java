package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server tells of a key.
 *
 * @param name of the key
 * @param data as the server has it
 */
record TransitKey(String name, JsonObject data) {
  private static final String TYPE = "aes256-gcm96";

  /** Refuses a key that cannot bind a context or would show that two data keys are one. */
  void check() throws KeyStoreException {
    String type = data.text("type").orElse("of an unknown type");
    if (!type.equals(TYPE)) {
      throw unsupported(
          "is "
              + type
              + ", not "
              + TYPE
              + "; make another one: vault write -f …/keys/NAME type="
              + TYPE);
    }
    if (data.flag("convergent_encryption")) {
      throw unsupported("encrypts convergently; make one without convergent_encryption");
    }
    if (latest() < 1) {
      throw unsupported("has no version that encrypts");
    }
  }

  boolean isDerived() {
    return data.flag("derived");
  }

  /** Tells whether the key could leave the server in clear. */
  boolean mayLeave() {
    return data.flag("exportable") || data.flag("allow_plaintext_backup");
  }

  int latest() {
    return number("latest_version", 0);
  }

  TransitVersion current() {
    return new TransitVersion(name, latest());
  }

  /** Returns the oldest version that was not destroyed. */
  int oldest() {
    return number("min_available_version", 1);
  }

  int minDecryption() {
    return number("min_decryption_version", 1);
  }

  int minEncryption() {
    return number("min_encryption_version", 1);
  }

  List<KeyVersion> versions() {
    List<KeyVersion> versions = new ArrayList<>();
    for (int number = oldest(); number <= latest(); number++) {
      versions.add(
          new KeyVersion(
              new TransitVersion(name, number).toString(), created(number), state(number)));
    }
    return versions;
  }

  private KeyVersion.State state(int number) {
    if (number == latest()) {
      return KeyVersion.State.CURRENT;
    }
    return number < minDecryption() ? KeyVersion.State.DISABLED : KeyVersion.State.OLD;
  }

  /** A version that may not decrypt is not among the keys that the server lists. */
  private Optional<Instant> created(int number) {
    return data.object("keys").number(String.valueOf(number)).map(Instant::ofEpochSecond);
  }

  /** The server says 0 for what was never set. */
  private int number(String member, int least) {
    return Math.max(least, data.number(member).orElse(0L).intValue());
  }

  private KeyStoreException unsupported(String why) {
    return new KeyStoreException(UNSUPPORTED, "the Transit key " + name + " " + why);
  }
}
