package dev.hushcell.internal.explain;

/** Finds the page that explains a code, by the table of {@code driver/docs/errors.md}. */
public final class ErrorPages {
  private static final String FOLDER = "driver/docs/errors/";

  private ErrorPages() {}

  /** Returns the page of a code such as {@code HC-2104}. */
  public static String of(String code) {
    int number = Integer.parseInt(code.substring("HC-".length()));
    return FOLDER + page(number) + ".md";
  }

  private static String page(int number) {
    if (number >= 4090) {
      return "schema";
    } else if (number >= 4000) {
      return "jdbc";
    } else if (number >= 3000) {
      return "cell";
    } else if (number >= 2100) {
      return "plan";
    } else if (number >= 2000) {
      return "sql";
    } else if (number >= 1500) {
      return "erasing";
    } else if (number >= 1400) {
      return "audit";
    } else if (number >= 1300) {
      return "keyring";
    } else if (number >= 1200) {
      return "keystores";
    }
    return number >= 1100 ? "fips" : "config";
  }
}
