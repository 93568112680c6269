package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import java.util.List;
import java.util.Optional;

/** Reads under which key a column seals: one for all rows, or one for each tenant. */
final class PerTenantKeys {
  private static final String KEY = "key";
  private static final List<String> KEYS = List.of("name", "per");

  private PerTenantKeys() {}

  /**
   * Returns the name of the key.
   *
   * @param usual the name where none is given
   */
  static String of(Section column, String usual) {
    if (!column.isSection(KEY)) {
      Optional<String> name = column.text(KEY);
      if (name.filter(TenantKey::isLike).isPresent()) {
        throw ConfigFault.BAD_VALUE.at(
            column.valuePlace(KEY),
            column.name()
                + " has a key with { or }; for a key for each tenant write key: { per: column }");
      }
      return name.orElse(usual);
    }
    Section section = column.section(KEY).orElseThrow();
    section.allowOnly(KEYS);
    String name = section.text("name").orElse(usual);
    return section.text("per").map(per -> TenantKey.common(name, per)).orElse(name);
  }

  /** Refuses what cells of several keys in one column cannot do. */
  static void require(ColumnRule rule, String place) {
    if (!TenantKey.isLike(rule.key())) {
      if (rule.search() == Search.TENANT) {
        throw refused(
            rule, "has a search within each tenant, and one key; write search: equality", place);
      }
      return;
    }
    Optional<TenantKey> key = TenantKey.of(rule.key());
    if (key.isEmpty() || !key.get().isOpen() || rule.key().length() > TenantKey.LONGEST) {
      throw refused(
          rule,
          "names a key that is none of a tenant; name the column of the tenant, in all at most "
              + TenantKey.LONGEST
              + " characters, none of them { } or =",
          place);
    }
    if (key.get().column().equalsIgnoreCase(rule.column())) {
      throw refused(rule, "cannot tell its own tenant; name another column of the table", place);
    }
    if (!comparesAsWritten(rule)) {
      throw refused(
          rule,
          "has a key for each tenant, and ignores case, which cannot be together yet; write compare:"
              + " exact",
          place);
    }
    if (rule.belongsTo().isThere()) {
      throw refused(
          rule,
          "has a key for each tenant and cells that belong to their rows, which cannot be together"
              + " yet; remove key.per or belongs-to",
          place);
    }
    if (rule.narrow().isThere()) {
      throw refused(
          rule,
          "has a key for each tenant, and so no group is that of a value; remove narrow",
          place);
    }
  }

  /** Tells whether cells that are compared are those of values as they are written. */
  private static boolean comparesAsWritten(ColumnRule rule) {
    return rule.compare() == Compare.UNSPECIFIED || rule.compare() == Compare.EXACT;
  }

  /** Refuses a tenant that is itself kept in cells. */
  static void requirePlain(ColumnRule rule, List<ColumnRule> all) {
    TenantKey.of(rule.key())
        .flatMap(
            key ->
                all.stream()
                    .filter(each -> each.table().equalsIgnoreCase(rule.table()))
                    .filter(each -> each.column().equalsIgnoreCase(key.column()))
                    .findFirst())
        .ifPresent(
            tenant -> {
              throw ConfigFault.BAD_VALUE.fault(
                  rule.table()
                      + "."
                      + rule.column()
                      + " has a key for each "
                      + tenant.column()
                      + ", which is protected itself; the tenant must be plain, so declare one of the"
                      + " two only");
            });
  }

  private static RuntimeException refused(ColumnRule rule, String why, String place) {
    return ConfigFault.BAD_VALUE.at(place, rule.table() + "." + rule.column() + " " + why);
  }
}
