package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that are sent as they are and tell for which tenants the others are sealed.
 *
 * @param numbers from 1
 */
record TenantParameters(BitSet numbers) {
  private static final TenantParameters NONE = new TenantParameters(new BitSet(0));

  /** This is asked of each statement that is prepared, and nearly none has such parameters. */
  static TenantParameters of(List<ParameterRole> roles, List<Splice> splices) {
    TenantParameters found = NONE;
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i) instanceof ParameterRole.Sealed sealed) {
        found = found.with(sealed.column());
      }
    }
    for (int i = 0; i < splices.size(); i++) {
      if (splices.get(i) instanceof Splice.Sealed sealed) {
        found = found.with(sealed.column());
      }
    }
    return found;
  }

  private TenantParameters with(ProtectedColumn column) {
    int parameter = TenantKey.of(column).map(TenantKey::parameter).orElse(0);
    if (parameter == 0) {
      return this;
    }
    BitSet more = (BitSet) numbers.clone();
    more.set(parameter);
    return new TenantParameters(more);
  }

  boolean has(int parameter) {
    return parameter > 0 && numbers.get(parameter);
  }

  /** Returns the role with the tenant that was set. */
  ParameterRole.Sealed told(ParameterRole.Sealed role, @Nullable Plaintext[] kept)
      throws SQLException {
    return numbers.isEmpty()
        ? role
        : new ParameterRole.Sealed(
            told(role.column(), kept), role.use(), role.elements(), role.row());
  }

  /** Returns the literal with the tenant that was set. */
  Splice.Sealed told(Splice.Sealed literal, @Nullable Plaintext[] kept) throws SQLException {
    return numbers.isEmpty()
        ? literal
        : new Splice.Sealed(
            literal.begin(),
            literal.end(),
            told(literal.column(), kept),
            literal.use(),
            literal.value(),
            literal.parametersBefore(),
            literal.row());
  }

  private static ProtectedColumn told(ProtectedColumn column, @Nullable Plaintext[] kept)
      throws SQLException {
    Optional<TenantKey> key = TenantKey.of(column).filter(each -> each.parameter() > 0);
    if (key.isEmpty()) {
      return column;
    }
    Plaintext value = kept[key.get().parameter() - 1];
    Optional<String> tenant = value == null ? Optional.empty() : TenantName.of(value.value());
    return column.keyed(
        key.get().ofTenant(tenant.orElseThrow(() -> refused(column, key.get(), value == null))));
  }

  private static SQLException refused(ProtectedColumn column, TenantKey key, boolean unset) {
    return unset
        ? SqlErrors.of(
            JdbcFault.PARAMETER_UNSET,
            "parameter " + key.parameter() + " is not set; set it before the statement is run")
        : SqlErrors.of(
            JdbcFault.TENANT_VALUE,
            column.name().shortForm()
                + " has a key for each "
                + key.column()
                + ", and parameter "
                + key.parameter()
                + " is none that a tenant can be called; bind a String of letters, digits and . _ : @"
                + " / + -, a whole number or a UUID");
  }
}
