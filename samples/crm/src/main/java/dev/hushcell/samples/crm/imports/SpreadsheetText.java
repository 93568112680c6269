package dev.hushcell.samples.crm.imports;

/**
 * Texts in files that spreadsheets open. A text that begins like a formula would be carried out
 * there, whoever wrote it: an apostrophe in front makes it a text, and goes when it is read again.
 */
public final class SpreadsheetText {
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private SpreadsheetText() {}

  /** Returns a text as it is written. */
  public static String written(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** Returns a text that was read, as it was before it was written. */
  public static String read(String text) {
    return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
