package dev.hushcell.cli;

import dev.hushcell.admin.TenantStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tenants for people to read. */
final class TenantText {
  private TenantText() {}

  /** All tenants, as JSON has them. */
  record All(List<TenantStatus> tenants) {}

  static void write(TenantStatus tenant, PrintWriter out) {
    out.printf(
        "tenant      %-24s %-9s since %s, KEK %s%s%n",
        tenant.tenant(),
        tenant.state().name().toLowerCase(Locale.ROOT),
        tenant.since(),
        tenant.keyEncryptionKey(),
        tenant.destruction().map(each -> ", TO BE DESTROYED " + each.due()).orElse(""));
    tenant.keyStore().ifPresent(each -> out.printf("            in key store %s%n", each));
    tenant.dataKeys().forEach(each -> out.printf("            %s%n", each));
  }
}
