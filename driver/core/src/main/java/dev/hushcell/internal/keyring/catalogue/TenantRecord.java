package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.keystore.WrappedKey;
import java.util.UUID;
import java.util.regex.Matcher;
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
    String name, String tenant, int id, UUID uuid, WrappedKey wrapped, String created)
    implements TaggedRow {
  /** What a key of a tenant is called in a key store, and a version of it. */
  private static final Pattern VERSION = Pattern.compile("(.+--[a-z0-9-]+)[@/](?!.*--).+");

  @Override
  public Content content() {
    return new Content(
        CatalogueSql.TENANTS,
        name,
        tenant,
        id,
        uuid.toString(),
        wrapped.keyEncryptionKey(),
        wrapped.mechanism(),
        TaggedRow.bytes(wrapped),
        created);
  }

  /** Returns the name of the data key, which tells the tenant. */
  public String keyName() {
    return TenantKey.of(name).orElseThrow().ofTenant(tenant);
  }

  /** Returns the name of the key-encryption key of the tenant, without its version. */
  public String kek() {
    Matcher version = VERSION.matcher(wrapped.keyEncryptionKey());
    return version.matches() ? version.group(1) : wrapped.keyEncryptionKey();
  }

  public TenantRecord wrappedAs(WrappedKey rewrapped) {
    return new TenantRecord(name, tenant, id, uuid, rewrapped, created);
  }
}
