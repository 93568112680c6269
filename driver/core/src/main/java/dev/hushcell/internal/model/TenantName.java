package dev.hushcell.internal.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is called: the value of its column as a text. Only what every database compares in
 * one way is taken, and only whole numbers, UUIDs and texts have a name.
 */
public final class TenantName {
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:@/+-]{0,98}[A-Za-z0-9])?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern PLAIN_ALIAS = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int LONGEST_ALIAS = 40;
  private static final String SEPARATOR = "--";

  private TenantName() {}

  /** Returns the name that a value stands for; empty for one that is none. */
  public static Optional<String> of(@Nullable Object value) {
    if (value instanceof String text) {
      return Optional.of(text).filter(TenantName::isValid);
    }
    if (value instanceof UUID) {
      return Optional.of(value.toString());
    }
    return value != null && isWhole(value)
        ? Optional.of(value.toString()).filter(TenantName::isValid)
        : Optional.empty();
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || (value instanceof BigDecimal number && number.scale() == 0);
  }

  public static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  /**
   * Returns what two tenants must not have in common, because some database or some conversion
   * would take their names for one: letters without case, numbers without zeros in front.
   */
  public static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return DIGITS.matcher(lower).matches() ? new BigInteger(lower).toString() : lower;
  }

  /**
   * Tells whether some database could take two names for one, also where it compares numbers: of a
   * text it may take the number with which that begins, which is 0 where it begins with none.
   */
  public static boolean mayBeOne(String name, String other) {
    boolean number = NUMBER.matcher(name).matches() || NUMBER.matcher(other).matches();
    return folded(name).equals(folded(other))
        || (number && beginning(name).compareTo(beginning(other)) == 0);
  }

  private static BigDecimal beginning(String name) {
    Matcher number = NUMBER.matcher(name);
    return number.lookingAt() ? new BigDecimal(number.group()) : BigDecimal.ZERO;
  }

  /**
   * Returns the name of the key-encryption key of a tenant: of small letters, digits and hyphens,
   * since some key stores know no others, and different for different tenants. Behind the two
   * hyphens stand the name itself, or {@code x-} and its bytes in hexadecimal.
   *
   * @param key name of the key-encryption key in use, without its version
   */
  public static String kek(String key, String tenant) {
    boolean plain =
        PLAIN_ALIAS.matcher(tenant).matches()
            && tenant.length() <= LONGEST_ALIAS
            && !tenant.startsWith("x-");
    byte[] bytes = tenant.getBytes(StandardCharsets.UTF_8);
    return key + SEPARATOR + (plain ? tenant : "x-" + HexFormat.of().formatHex(bytes));
  }
}
