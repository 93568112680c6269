package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whose the rows are that a job seals, asked before it seals one: what it meets later stops it,
 * too, but names one tenant at a time.
 */
record RowTenants(JobWork work) {
  private static final int MOST_TOLD = 20;

  /**
   * Refuses rows that tell no tenant, or one whose keys were destroyed; those of tenants without a
   * key only for a dry run, since who has none may get it when the job is on record.
   */
  void require(List<Wish> wishes, boolean dryRun) {
    List<ProtectedColumn> all = ofTenants(wishes);
    Set<String> destroyed = all.isEmpty() ? Set.of() : work.records().tenants().destroyed();
    for (ProtectedColumn made : all) {
      Set<String> unfit = unfit(made, tenant -> tenant.isEmpty() || destroyed.contains(tenant));
      if (unfit.contains("")) {
        throw CellsOfTenants.notTold(made, TenantKey.of(made).orElseThrow());
      }
      if (!unfit.isEmpty()) {
        throw destroyed(made, shown(unfit));
      }
    }
    if (dryRun) {
      requireKnown(wishes, false);
    }
  }

  /**
   * Refuses rows of tenants that have no key.
   *
   * @param begun whether the job is on record; until then, those are fit that get a key by it
   */
  void requireKnown(List<Wish> wishes, boolean begun) {
    for (ProtectedColumn made : ofTenants(wishes)) {
      Set<String> known = work.records().tenants().known(made, begun);
      Set<String> unknown = unfit(made, tenant -> !tenant.isEmpty() && !known.contains(tenant));
      if (!unknown.isEmpty()) {
        throw unknown(made, shown(unknown));
      }
    }
  }

  private static List<ProtectedColumn> ofTenants(List<Wish> wishes) {
    return wishes.stream()
        .map(Wish::made)
        .flatMap(Optional::stream)
        .filter(made -> TenantKey.of(made).isPresent())
        .toList();
  }

  /** Returns some tenants of rows with a value that are not fit for something. */
  private Set<String> unfit(ProtectedColumn made, Predicate<String> unfit) {
    String tenant = work.records().tenants().column(made).orElseThrow();
    return work.call(connection -> unfit(connection, made, tenant, unfit));
  }

  private static Set<String> unfit(
      Connection connection, ProtectedColumn made, String tenant, Predicate<String> unfit)
      throws SQLException {
    String form = "SELECT DISTINCT %s FROM %s WHERE %s IS NOT NULL";
    String sql =
        Quotes.asTold(connection).sql(form, tenant, made.name().table(), made.name().column());
    Set<String> found = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (found.size() <= MOST_TOLD && rows.next()) {
        String name = OfTenant.in(rows, 1);
        if (unfit.test(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static String shown(Collection<String> tenants) {
    String all = String.join(", ", tenants.stream().limit(MOST_TOLD).toList());
    return tenants.size() > MOST_TOLD ? all + " and others" : all;
  }

  private static Fault destroyed(ProtectedColumn made, String tenants) {
    return KeyringFault.KEY_DESTROYED.fault(
        ("rows of %s have a value in %s and belong to tenants whose keys were destroyed on"
                + " purpose: %s; nothing is sealed for them: delete these rows, or set the column"
                + " to NULL, and begin again:")
            .formatted(made.name().table(), made.name().column(), tenants));
  }

  /** Returns the refusal to seal for tenants that have no key. */
  static Fault unknown(ProtectedColumn made, String tenants) {
    return KeyringFault.TENANT_UNKNOWN.fault(
        ("rows of %s belong to tenants that have no key for %s: %s; nothing is lost: once the job"
                + " is on record, make the keys with hushcell tenant add NAME for each, and resume"
                + " the job")
            .formatted(made.name().table(), made.name().column(), tenants));
  }
}
