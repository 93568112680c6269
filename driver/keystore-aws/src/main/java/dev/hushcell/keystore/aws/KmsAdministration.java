package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

/**
 * Versions of a key as Hushcell needs them: each is a KMS key of its own, and an alias says which
 * one is in use. What AWS calls rotation (new material under the same key id) is none, since old
 * material cannot be destroyed.
 */
final class KmsAdministration implements KeyAdministration {
  private final KmsSettings settings;
  private final KmsKeys keys;
  private final KeyAliases aliases;
  private final KeyMaking making;
  private final CurrentKey current;

  KmsAdministration(
      KmsSettings settings,
      KmsKeys keys,
      KeyAliases aliases,
      KeyMaking making,
      CurrentKey current) {
    this.settings = settings;
    this.keys = keys;
    this.aliases = aliases;
    this.making = making;
    this.current = current;
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    String inUse = current.ask().keyId();
    Set<String> ids = new LinkedHashSet<>(aliases.numbered().values());
    ids.add(inUse);
    List<KeyVersion> versions = new ArrayList<>();
    for (String id : ids) {
      keys.find(id).ifPresent(key -> versions.add(version(key, inUse)));
    }
    return versions;
  }

  @Override
  public synchronized KeyVersion rotate() throws KeyStoreException {
    KeyMetadata old = current.ask();
    SortedMap<Integer, String> numbered = aliases.numbered();
    int next = numbered.isEmpty() ? 1 : numbered.lastKey() + 1;
    if (!numbered.containsValue(old.keyId())) {
      aliases.number(next++, old.keyId());
    }
    KeyMetadata made = making.like(old);
    try {
      aliases.number(next, made.keyId());
    } catch (KeyStoreException e) {
      discard(made, e);
      throw e;
    }
    aliases.move(made.keyId());
    current.moved(old.keyId(), made);
    return version(made, made.keyId());
  }

  @Override
  public Destruction destroy(String version) throws KeyStoreException {
    if (!KeyReference.isId(version)) {
      throw unknown(version);
    }
    if (version.equals(current.ask().keyId())) {
      throw new KeyStoreException(
          FAILED, "the key " + version + " is the one in use; rotate first, then destroy it");
    }
    Optional<KeyMetadata> key = keys.find(version);
    if (key.isEmpty()) {
      return Destruction.done();
    }
    if (!aliases.numbered().containsValue(version)) {
      throw unknown(version);
    }
    Instant deletion = making.deletion(key.get(), settings.deletionDays());
    return Destruction.outstanding(
        "AWS deletes the key "
            + version
            + " at "
            + deletion
            + "; until then aws kms cancel-key-deletion brings it back");
  }

  /** A key that nobody used yet is no loss; that it stays for some days costs less than a doubt. */
  private void discard(KeyMetadata unused, KeyStoreException because) {
    try {
      making.scheduleDeletion(unused, settings.deletionDays());
    } catch (KeyStoreException e) {
      because.addSuppressed(e);
    }
  }

  private static KeyVersion version(KeyMetadata key, String inUse) {
    KeyVersion.State state =
        key.keyState() != KeyState.ENABLED
            ? KeyVersion.State.DISABLED
            : key.keyId().equals(inUse) ? KeyVersion.State.CURRENT : KeyVersion.State.OLD;
    return new KeyVersion(key.keyId(), Optional.ofNullable(key.creationDate()), state);
  }

  private KeyStoreException unknown(String version) {
    return new KeyStoreException(
        MISSING_KEY,
        (KeyReference.isId(version) ? "the key " + version : "what is to be destroyed")
            + " is not a version of "
            + aliases.base()
            + "; list the versions, and delete other keys with the tools of AWS");
  }
}
