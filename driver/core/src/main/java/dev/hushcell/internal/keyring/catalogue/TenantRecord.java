package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.keystore.WrappedKey;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One row of {@code hushcell_tenant}: the data key of one tenant under one name.
 *
 * @param name what the keys of all tenants have in common, as columns on record name it
 * @param tenant whose key it is
 * @param id stands in every cell; random, never reused
 * @param uuid bound into every cell
 * @param wrapped the key, sealed under the key-encryption key of the tenant
 * @param created time of creation, ISO 8601
 */
public record TenantRecord(
    String name, String tenant, int id, UUID uuid, WrappedKey wrapped, String created) {
  private static final Pattern VERSION = Pattern.compile("@[1-9][0-9]{0,8}$");

  /** Returns the name of the data key, which tells the tenant. */
  public String keyName() {
    return TenantKey.of(name).orElseThrow().ofTenant(tenant);
  }

  /** Returns the key-encryption key of the tenant, whichever version of it. */
  public String kek() {
    return unversioned(wrapped.keyEncryptionKey());
  }

  /** Returns the name of a key-encryption key without its version. */
  public static String unversioned(String kek) {
    return VERSION.matcher(kek).replaceFirst("");
  }

  public TenantRecord wrappedAs(WrappedKey rewrapped) {
    return new TenantRecord(name, tenant, id, uuid, rewrapped, created);
  }
}
