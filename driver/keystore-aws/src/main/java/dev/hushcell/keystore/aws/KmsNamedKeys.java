package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Keys beside the one in use, each under an alias of its own, with versions as that has them. A
 * wrapped key names the alias and the id: {@code crm-master--acme/1234abcd-…}. Thread-safe.
 */
final class KmsNamedKeys implements NamedKeys {
  private static final Pattern NAMED = Pattern.compile("[\\w/-]+/([^/]+)");

  private final KmsSettings settings;
  private final KmsCalls calls;
  private final KmsKeys keys;
  private final CurrentKey inUse;
  private final KeyMaking making;
  private final Map<String, CurrentKey> made = new ConcurrentHashMap<>();

  KmsNamedKeys(KmsSettings settings, KmsCalls calls, KmsKeys keys, CurrentKey inUse) {
    this.settings = settings;
    this.calls = calls;
    this.keys = keys;
    this.inUse = inUse;
    this.making = new KeyMaking(calls);
  }

  /** Returns the id in what a wrapped key names, or all of it where no name stands before one. */
  static String idOf(String keyEncryptionKey) {
    Matcher named = NAMED.matcher(keyEncryptionKey);
    return named.matches() ? named.group(1) : keyEncryptionKey;
  }

  @Override
  public String inUse() {
    return settings.key().name().orElseThrow();
  }

  @Override
  public boolean has(String key) throws KeyStoreException {
    return current(key).find().isPresent();
  }

  /** Creates a key with the policy of the key in use, so both have the same users. */
  @Override
  public void create(String key) throws KeyStoreException {
    CurrentKey current = current(key);
    if (current.find().isPresent()) {
      throw new KeyStoreException(UNSUPPORTED, "AWS KMS has an alias " + key + " already");
    }
    KeyMetadata first = making.like(inUse.ask());
    try {
      aliases(key).start(first.keyId());
    } catch (KeyStoreException e) {
      Instant unused = making.scheduleDeletion(first, settings.deletionDays());
      throw e;
    }
    current.made(first);
  }

  @Override
  public WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    String id = current(key).ask().keyId();
    return new WrappedKey(key + "/" + id, KmsWrapper.MECHANISM, keys.encrypt(id, dataKey, context));
  }

  @Override
  public void rotate(String key) throws KeyStoreException {
    var unused = new KmsAdministration(settings, keys, aliases(key), making, current(key)).rotate();
  }

  @Override
  public Destruction destroy(String key) throws KeyStoreException {
    Set<String> ids = new TreeSet<>(aliases(key).numbered().values());
    current(key).find().ifPresent(newest -> ids.add(newest.keyId()));
    Optional<Instant> last = Optional.empty();
    for (String id : ids) {
      Optional<KeyMetadata> doomed = keys.find(id);
      if (doomed.isPresent()) {
        Instant deletion = making.deletion(doomed.get(), settings.deletionDays());
        last = Optional.of(last.filter(deletion::isBefore).orElse(deletion));
      }
    }
    return last.map(
            deletion ->
                Destruction.outstanding(
                    "AWS deletes the keys of alias "
                        + key
                        + " by "
                        + deletion
                        + "; until then aws kms cancel-key-deletion brings them back"))
        .orElseGet(Destruction::done);
  }

  private CurrentKey current(String key) throws KeyStoreException {
    KeyReference reference = KeyReference.parse("alias/" + key);
    return made.computeIfAbsent(key, any -> new CurrentKey(calls, reference));
  }

  private KeyAliases aliases(String key) {
    return new KeyAliases(calls, "alias/" + key);
  }
}
