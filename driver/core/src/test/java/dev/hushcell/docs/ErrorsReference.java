package dev.hushcell.docs;

import dev.hushcell.docs.ErrorExplanations.Entry;
import dev.hushcell.docs.ErrorExplanations.Text;
import dev.hushcell.docs.ErrorExplanations.Title;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Writes the reference of errors: codes and kinds of the code, and what a person wrote of each. */
final class ErrorsReference {
  private static final String GENERATED =
      "<!-- Written by ErrorsReferenceTests from the codes and from"
          + " driver/core/src/test/resources/dev/hushcell/docs/errors. Edit those. -->\n";

  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, FaultCode> codes = new HashMap<>();

  ErrorsReference(Map<String, FaultCode> byConstant) {
    byConstant.forEach(
        (constant, code) -> {
          constants.put(code.id(), constant);
          codes.put(code.id(), code);
        });
  }

  /** Returns a page of entries. */
  String page(String name) throws IOException {
    ErrorExplanations explanations = ErrorExplanations.of(name);
    StringBuilder out = new StringBuilder(GENERATED);
    out.append("# Errors: ").append(explanations.title()).append("\n\n");
    out.append("[All errors](../errors.md)\n");
    for (ErrorExplanations.Part part :
        explanations.parts().subList(1, explanations.parts().size())) {
      out.append('\n');
      if (part instanceof Title title) {
        out.append("## ").append(title.title()).append('\n');
      } else if (part instanceof Text text) {
        out.append(text.text()).append('\n');
      } else if (part instanceof Entry entry) {
        append(out, entry);
      }
    }
    return out.toString();
  }

  private void append(StringBuilder out, Entry entry) {
    out.append("### ").append(entry.heading()).append("\n\n");
    out.append("- **Message**: ").append(entry.message()).append('\n');
    out.append("- **Cause**: ").append(entry.cause()).append('\n');
    out.append("- **Remedy**: ").append(entry.remedy()).append('\n');
    out.append("- **Kind**: [").append(code(entry).kind()).append("](../errors.md#kinds), `");
    out.append(constants.get(entry.code())).append("` in the code\n");
  }

  /** Returns the list of all codes, for the page that leads to the others. */
  String index() throws IOException {
    StringBuilder out = new StringBuilder("| code | | kind |\n| --- | --- | --- |\n");
    for (String page : ErrorExplanations.PAGES) {
      for (Entry entry : ErrorExplanations.of(page).entries()) {
        out.append("| ").append(link("errors/" + page + ".md", entry));
        out.append(" | ").append(entry.title());
        out.append(" | ").append(code(entry).kind()).append(" |\n");
      }
    }
    return out.toString();
  }

  /** Returns what the kinds are to an application. */
  static String kinds() {
    StringBuilder out =
        new StringBuilder(
            "| kind | exception | SQLSTATE | it means |\n| --- | --- | --- | --- |\n");
    for (FaultKind kind : FaultKind.values()) {
      out.append("| ").append(kind).append(" | `").append(exception(kind).getSimpleName());
      out.append("` | `").append(kind.sqlState()).append("` | ").append(meaning(kind));
      out.append(" |\n");
    }
    return out.toString();
  }

  private static String meaning(FaultKind kind) {
    return switch (kind) {
      case REFUSED ->
          "A statement or call that is not supported, or would not be safe. Nothing was"
              + " sent; the connection and its transaction are fine";
      case BAD_CELL -> "A stored cell does not open. Restore the row, or find out who wrote it";
      case BAD_VALUE -> "The column's type cannot take the value";
      case VALUE_TOO_LONG -> "The value is longer than the column allows";
      case OUT_OF_RANGE ->
          "The value is out of range for the column, or for the Java type asked for";
      case SETUP ->
          "The configuration, the key store or the FIPS module cannot be used as they are";
      case CATALOGUE ->
          "Records of keys or columns are missing, altered, or contradict the configuration";
      case TRANSACTION -> "The transaction failed. Roll it back";
      case AGAIN -> "Roll the transaction back and run it again";
      case TIMEOUT -> "It took longer than the application allows";
      case LIMIT -> "More cells than the configuration lets the statement or the profile open";
      case CANCELLED -> "The application cancelled it";
      case TRANSIENT -> "Something outside does not answer. Try again later";
    };
  }

  private FaultCode code(Entry entry) {
    FaultCode code = codes.get(entry.code());
    if (code == null) {
      throw new AssertionError("no code " + entry.code());
    }
    return code;
  }

  private static String link(String page, Entry entry) {
    String anchor = MarkdownPage.anchor(entry.heading());
    return "[" + entry.code() + "](" + page + "#" + anchor + ")";
  }

  private static Class<? extends SQLException> exception(FaultKind kind) {
    FaultCode code =
        new FaultCode() {
          @Override
          public String id() {
            return "HC-0000";
          }

          @Override
          public FaultKind kind() {
            return kind;
          }
        };
    return SqlErrors.of(code.fault("")).getClass();
  }
}
