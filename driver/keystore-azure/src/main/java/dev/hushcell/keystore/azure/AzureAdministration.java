package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Versions of a key in a vault. The newest is the one that wraps. A vault cannot destroy a single
 * version; it can disable it.
 */
final class AzureAdministration implements KeyAdministration {
  private final AzureSettings settings;
  private final VaultKeys keys;

  AzureAdministration(AzureSettings settings, VaultKeys keys) {
    this.settings = settings;
    this.keys = keys;
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    String newest = newest();
    return keys.versions().stream()
        .map(version -> version(version, newest))
        .sorted(
            Comparator.comparing((KeyVersion version) -> version.created().orElse(Instant.EPOCH))
                .thenComparing(version -> version.name().equals(newest)))
        .toList();
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    KeyVaultKey made = keys.rotate();
    return version(made.getProperties(), VaultKeys.nameOf(made).toString());
  }

  @Override
  public Destruction destroy(String name) throws KeyStoreException {
    KeyName version =
        KeyName.parse(name)
            .filter(parsed -> parsed.key().equals(settings.key()))
            .orElseThrow(this::unknown);
    if (name.equals(newest())) {
      throw new KeyStoreException(
          FAILED, name + " is the version in use; rotate first, then destroy it");
    }
    // A version never goes alone: one that is not listed is of another vault.
    KeyProperties known =
        keys.versions().stream()
            .filter(listed -> version.version().equals(listed.getVersion()))
            .findFirst()
            .orElseThrow(this::unknown);
    if (!Boolean.FALSE.equals(known.isEnabled())) {
      keys.disable(known);
    }
    return Destruction.outstanding(
        "a vault cannot destroy one version: "
            + name
            + " is disabled, and whoever may update the key can enable it again. To make it final,"
            + " move to a key of another name (keystore.key), then az keyvault key delete and az"
            + " keyvault key purge");
  }

  /** A vault does not show the newest version while it is disabled, but lists it. */
  private String newest() throws KeyStoreException {
    try {
      return VaultKeys.nameOf(keys.inUse()).toString();
    } catch (KeyStoreException e) {
      if (e.reason() != FAILED) {
        throw e;
      }
      return keys.versions().stream()
          .max(Comparator.comparing(AzureAdministration::created))
          .filter(version -> Boolean.FALSE.equals(version.isEnabled()))
          .map(version -> settings.key() + "/" + version.getVersion())
          .orElseThrow(() -> e);
    }
  }

  private KeyVersion version(KeyProperties version, String newest) {
    String name = settings.key() + "/" + version.getVersion();
    KeyVersion.State state =
        Boolean.FALSE.equals(version.isEnabled())
            ? KeyVersion.State.DISABLED
            : name.equals(newest) ? KeyVersion.State.CURRENT : KeyVersion.State.OLD;
    return new KeyVersion(
        name, Optional.ofNullable(version.getCreatedOn()).map(OffsetDateTime::toInstant), state);
  }

  private static Instant created(KeyProperties version) {
    OffsetDateTime created = version.getCreatedOn();
    return created == null ? Instant.EPOCH : created.toInstant();
  }

  private KeyStoreException unknown() {
    return new KeyStoreException(
        MISSING_KEY,
        "the key "
            + settings.key()
            + " of "
            + settings.place()
            + " has no such version; list the versions, and check keystore.vault");
  }
}
