package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.RowReading.Fields;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a catalogue as a text that is kept apart from the database; its form is described in
 * docs/catalogue.md. The tags of the rows go with them, so that nothing else authenticates the
 * text.
 */
public record CatalogueText(String schema, Map<String, List<List<@Nullable String>>> rows) {
  private static final String HEADER = "hushcell-catalogue 1";
  private static final String END = "end";
  private static final String NULL = "-";

  /** A backslash and what is behind it; nothing is, where the text was cut. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.?)", Pattern.DOTALL);

  public static CatalogueText of(CatalogueTables tables, String schema, boolean withEvents)
      throws SQLException {
    Map<String, List<List<@Nullable String>>> rows = new LinkedHashMap<>();
    for (String table : CatalogueSql.TABLES) {
      boolean there = withEvents || !table.equals("hushcell_event");
      rows.put(table, there ? tables.texts(table) : List.of());
    }
    return new CatalogueText(schema, rows);
  }

  public String written() {
    StringBuilder text = new StringBuilder(HEADER).append("\nschema ").append(quoted(schema));
    int count = 0;
    for (Map.Entry<String, List<List<@Nullable String>>> table : rows.entrySet()) {
      for (List<@Nullable String> row : table.getValue()) {
        text.append('\n').append(table.getKey());
        for (String field : row) {
          text.append(' ').append(field == null ? NULL : quoted(field));
        }
        count++;
      }
    }
    return text.append('\n').append(END).append(' ').append(count).append('\n').toString();
  }

  private static String quoted(String field) {
    String escaped =
        field.replace("\\", "\\\\").replace("\"", "\\q").replace("\n", "\\n").replace("\r", "\\r");
    return '"' + escaped + '"';
  }

  private static String unquoted(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(found -> Matcher.quoteReplacement(meant(found.group(1))));
  }

  private static String meant(String escape) {
    return switch (escape) {
      case "\\" -> "\\";
      case "q" -> "\"";
      case "n" -> "\n";
      case "r" -> "\r";
      default -> throw new IllegalArgumentException("escape");
    };
  }

  /** Reads a text, or refuses what was cut short or is none. */
  public static CatalogueText parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 4 || !lines.get(0).equals(HEADER)) {
      throw unusable(1);
    }
    Map<String, List<List<@Nullable String>>> rows = new LinkedHashMap<>();
    CatalogueSql.TABLES.forEach(table -> rows.put(table, new ArrayList<>()));
    int last = lines.size() - 1;
    String schema = field(lines.get(1), "schema").orElseThrow(() -> unusable(2));
    for (int i = 2; i < last; i++) {
      int number = i + 1;
      String table = lines.get(i).split(" ", 2)[0];
      List<List<@Nullable String>> known = rows.get(table);
      if (known == null) {
        throw unusable(number);
      }
      known.add(fields(lines.get(i), number));
    }
    if (!lines.get(last).equals(END + " " + (last - 2))) {
      throw unusable(last + 1);
    }
    return new CatalogueText(schema, rows);
  }

  private static Optional<String> field(String line, String name) {
    String start = name + " \"";
    boolean right = line.startsWith(start) && line.endsWith("\"") && line.length() > start.length();
    return right
        ? Optional.of(unquoted(line.substring(start.length(), line.length() - 1)))
        : Optional.empty();
  }

  /** A quotation mark within a field is escaped, so each pair of them is one field. */
  private static List<@Nullable String> fields(String line, int number) {
    List<@Nullable String> found = new ArrayList<>();
    int at = line.indexOf(' ');
    while (at >= 0 && at < line.length()) {
      if (line.startsWith(" " + NULL, at)) {
        found.add(null);
        at += 1 + NULL.length();
        continue;
      }
      int end = line.startsWith(" \"", at) ? line.indexOf('"', at + 2) : -1;
      if (end < 0) {
        throw unusable(number);
      }
      found.add(escaped(line.substring(at + 2, end), number));
      at = end + 1;
    }
    return found;
  }

  private static String escaped(String text, int number) {
    try {
      return unquoted(text);
    } catch (IllegalArgumentException e) {
      throw unusable(number);
    }
  }

  public RawCatalogue raw() {
    try {
      List<Stamped<Manifest>> manifests = new ArrayList<>();
      for (List<@Nullable String> row : table("hushcell_manifest")) {
        manifests.add(RowReading.manifest(of(row)));
      }
      if (manifests.size() != 1) {
        throw new IllegalArgumentException("manifest");
      }
      manifests.get(0).record().requireKnown(schema);
      RawCatalogue raw =
          new RawCatalogue(
              schema, manifests.get(0), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (List<@Nullable String> row : table("hushcell_key")) {
        raw.keys().add(RowReading.key(of(row)));
      }
      for (List<@Nullable String> row : table("hushcell_column")) {
        raw.columns().add(RowReading.column(schema, of(row)));
      }
      for (List<@Nullable String> row : table("hushcell_event")) {
        raw.events().add(RowReading.event(of(row)));
      }
      return raw;
    } catch (IllegalArgumentException | DateTimeException | SQLException e) {
      throw KeyringFault.EXPORT_UNUSABLE.fault(
          "a row of the export holds something that Hushcell never writes; take another export");
    }
  }

  private List<List<@Nullable String>> table(String name) {
    return rows.getOrDefault(name, List.of());
  }

  private static Fields of(List<@Nullable String> row) {
    return column -> {
      if (column > row.size()) {
        throw new IllegalArgumentException("short row");
      }
      return row.get(column - 1);
    };
  }

  private static RuntimeException unusable(int line) {
    return KeyringFault.EXPORT_UNUSABLE.fault(
        "line "
            + line
            + " of the export is not what Hushcell writes, or the export was cut short; take"
            + " another one");
  }
}
