package dev.hushcell.admin;

import java.util.List;

/**
 * Who used how many cells, as an audit says it, whose lines are not verified for that.
 *
 * @param lines how many lines there are
 * @param unread how many of them are no lines of an audit
 * @param uses by time, profile, user and column
 * @param tenants the same by tenant, too, of columns of which each tenant has a key
 */
public record AuditUse(long lines, long unread, List<CellUse> uses, List<TenantUse> tenants) {
  public AuditUse {
    uses = List.copyOf(uses);
    tenants = List.copyOf(tenants);
  }
}
