package dev.hushcell.internal.model;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a data key of which each tenant has one of its own. A column on record has {@code
 * contact.note{tenant_id}}; behind that stands whose key it is: {@code =acme} where the tenant is
 * known, {@code ?3} in a plan where parameter 3 of the statement tells it. A name without either
 * seals nothing.
 *
 * @param common the name as it is on record
 * @param column the plain column of the same table that has the tenant
 * @param of whose key it is; null where no tenant is named
 * @param parameter the parameter, from 1, that tells the tenant; 0 where none does
 */
public record TenantKey(String common, String column, @Nullable String of, int parameter) {
  /** A record has room for ten characters more, of the number that a rotated key gets. */
  public static final int LONGEST = 190;

  private static final Pattern FORM =
      Pattern.compile("([^{}=]+\\{([^{}]+)\\})(?:=(.+)|\\?([1-9][0-9]{0,8}))?");

  /** Reads the name of a key; empty where all rows share that key. */
  public static Optional<TenantKey> of(String key) {
    if (key.indexOf('{') < 0) { // asked for each column of each statement
      return Optional.empty();
    }
    Matcher form = FORM.matcher(key);
    if (!form.matches()) {
      return Optional.empty();
    }
    int parameter = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
    return Optional.of(new TenantKey(form.group(1), form.group(2), form.group(3), parameter));
  }

  public static Optional<TenantKey> of(ProtectedColumn column) {
    return of(column.key());
  }

  /**
   * Returns the name that somebody means by another one, which may leave out what is usual and be
   * the column of the tenant in braces alone.
   *
   * @param usual the name of the key of a column where none is given
   */
  public static String given(String name, String usual) {
    return name.isEmpty() || name.startsWith("{") ? usual + name : name;
  }

  /** Returns the name of the keys of a column whose rows belong to tenants. */
  public static String common(String name, String column) {
    return name + "{" + column + "}";
  }

  /** Tells whether a name has what only the name of such a key has. */
  public static boolean isLike(String name) {
    return name.indexOf('{') >= 0 || name.indexOf('}') >= 0;
  }

  public String ofTenant(String tenant) {
    return common + "=" + tenant;
  }

  /** Returns the name of the key of the tenant that a parameter, from 1, tells. */
  public String ofParameter(int number) {
    return common + "?" + number;
  }

  /**
   * Tells whether equal values of a column have equal cells where it is read: always, or because
   * the rows are known to be of one tenant.
   */
  public static boolean areCompared(ProtectedColumn column) {
    return column.search().hasEqualCells()
        || (column.search() == Search.TENANT
            && of(column).filter(key -> !key.isOpen()).isPresent());
  }

  /** Tells whether nothing says whose key it is. */
  public boolean isOpen() {
    return of == null && parameter == 0;
  }
}
