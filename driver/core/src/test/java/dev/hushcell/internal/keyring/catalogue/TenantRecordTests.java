package dev.hushcell.internal.keyring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.WrappedKey;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantRecordTests {
  @ParameterizedTest
  @CsvSource({
    "crm--acme, crm--acme",
    "crm--acme@2, crm--acme",
    "crm--acme@20261125001804-3f2a90bc, crm--acme",
    "crm--acme/v3, crm--acme",
    "crm--acme/0123456789abcdef0123456789abcdef, crm--acme",
    "crm--acme/1234abcd-12ab-34cd-56ef-1234567890ab, crm--acme",
    "crm/eu--x-4143, crm/eu--x-4143",
    "crm/eu--x-4143@7, crm/eu--x-4143",
    "crm--a/b--acme, crm--a/b--acme",
    "crm--a@b--acme/v1, crm--a@b--acme"
  })
  void tellsTheKeyOfATenantWithoutItsVersion(String keyEncryptionKey, String kek) {
    TenantRecord record =
        new TenantRecord(
            "note{tenant_id}",
            "acme",
            1,
            new UUID(1, 2),
            new WrappedKey(keyEncryptionKey, "AES", new byte[60]),
            "2026-12-01T00:00:00Z");
    assertThat(record.kek()).isEqualTo(kek);
  }
}
