package dev.hushcell.internal.assembly;

import dev.hushcell.admin.ColumnChange;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;

/** What a rule becomes when an administrator has its column changed. */
final class ChangedRule {
  private ChangedRule() {}

  static ColumnRule of(ColumnRule rule, ColumnChange change) {
    Search before = rule.search() == Search.TENANT ? Search.EQUALITY : rule.search();
    Search search = change.search().map(Search::cells).orElse(before);
    boolean newSearch = search != before;
    Narrow narrow = change.narrow().orElse(newSearch ? Narrow.NONE : rule.narrow());
    BelongsTo belongsTo = change.belongsTo().orElse(rule.belongsTo());
    if (narrow.isThere() && search.isDeterministic()) {
      throw refused(rule, "search: equality and narrow: change it to search: none as well");
    }
    if (belongsTo.isThere() && (search != Search.NONE || narrow.isThere())) {
      throw refused(
          rule,
          "belongs-to and search or narrow, since such a cell is compared with none: change it to"
              + " search: none without narrow as well, or take belongs-to away");
    }
    boolean compared = !narrow.isThere() && !belongsTo.isThere();
    String usual = Protection.fold(rule.table() + "." + rule.column());
    return new ColumnRule(
        rule.schema(),
        rule.table(),
        rule.column(),
        search,
        compared ? change.compare().orElse(rule.compare()) : Compare.UNSPECIFIED,
        change.key().map(key -> TenantKey.given(key, usual)).orElse(rule.key()),
        change.type(),
        change.pad().orElse(rule.pad()),
        change.storage().orElse(rule.storage()),
        narrow,
        belongsTo,
        newSearch ? change.accept() : rule.accept());
  }

  private static Fault refused(ColumnRule rule, String what) {
    return KeyringFault.UNSUITABLE.fault(
        rule.table() + "." + rule.column() + " cannot have " + what);
  }
}
