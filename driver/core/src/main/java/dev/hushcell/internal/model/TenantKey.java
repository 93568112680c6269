package dev.hushcell.internal.model;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.util.Optional;
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

  private static final int MOST_DIGITS = 9;

  /**
   * Reads the name of a key; empty where all rows share that key. This is asked for each column of
   * each statement, so it takes no regular expression.
   */
  public static Optional<TenantKey> of(String key) {
    int open = key.indexOf('{');
    int close = key.indexOf('}');
    if (open < 1 || close < open + 2) {
      return Optional.empty();
    }
    int inner = key.indexOf('{', open + 1);
    int equals = key.indexOf('=');
    if ((inner >= 0 && inner < close) || (equals >= 0 && equals < open)) {
      return Optional.empty();
    }
    String rest = key.substring(close + 1);
    String of = rest.length() > 1 && rest.charAt(0) == '=' ? rest.substring(1) : null;
    int parameter = rest.startsWith("?") ? number(rest) : 0;
    return rest.isEmpty() || of != null || parameter > 0
        ? Optional.of(
            new TenantKey(
                key.substring(0, close + 1), key.substring(open + 1, close), of, parameter))
        : Optional.empty();
  }

  /** Returns the number from 1 behind the first character; 0 where there is none. */
  private static int number(String rest) {
    int number = 0;
    boolean plain = rest.length() > 1 && rest.length() <= 1 + MOST_DIGITS && rest.charAt(1) != '0';
    for (int i = 1; plain && i < rest.length(); i++) {
      int digit = rest.charAt(i) - '0';
      plain = digit >= 0 && digit <= 9;
      number = 10 * number + digit;
    }
    return plain ? number : 0;
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
