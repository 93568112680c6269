package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.contact.ContactForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as spreadsheets write it: in UTF-8, with or without a byte order mark; with commas,
 * semicolons or tabs; its first line names the columns.
 *
 * @param columns which column is which
 * @param rows what is below the first line
 */
record ContactFile(ContactColumns columns, List<ContactRow> rows) {
  private static final String MARK = "\uFEFF";
  private static final String SEPARATORS = ",;\t";

  /** What some spreadsheets write in front of everything. */
  private static final String HINT = "sep=";

  /**
   * Reads all rows.
   *
   * @throws IOException when it is no such file; the message can be shown
   */
  static ContactFile read(InputStream file) throws IOException {
    String text = text(file.readAllBytes());
    char separator = separator(text.lines().findFirst().orElse(""));
    String body = text;
    int line = 0;
    if (text.regionMatches(true, 0, HINT, 0, HINT.length())) {
      int end = text.indexOf('\n');
      body = end < 0 ? "" : text.substring(end + 1);
      line = 1;
    }
    try (CSVParser parser = CSVParser.parse(new StringReader(body), format(separator))) {
      ContactColumns columns = ContactColumns.of(parser.getHeaderNames());
      List<ContactRow> rows = new ArrayList<>();
      for (CSVRecord each : parser) {
        rows.add(row(each, columns, parser.getCurrentLineNumber() + line));
      }
      return new ContactFile(columns, rows);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException("this is no CSV file, or a quote in it is never closed", e);
    }
  }

  private static String text(byte[] content) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(
          "the file is not in UTF-8, so letters such as é would be damaged; save it again as \"CSV"
              + " UTF-8\"",
          e);
    }
  }

  /** The separator that the hint names, or that occurs most often in the first line. */
  private static char separator(String first) {
    if (first.regionMatches(true, 0, HINT, 0, HINT.length()) && first.length() > HINT.length()) {
      return first.charAt(HINT.length());
    }
    char found = SEPARATORS.charAt(0);
    for (int i = 1; i < SEPARATORS.length(); i++) {
      char each = SEPARATORS.charAt(i);
      if (count(first, each) > count(first, found)) {
        found = each;
      }
    }
    return found;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .setHeader()
        .setSkipHeaderRecord(true)
        .setAllowMissingColumnNames(true)
        .setIgnoreSurroundingSpaces(separator != '\t')
        .setIgnoreEmptyLines(true)
        .get();
  }

  private static ContactRow row(CSVRecord row, ContactColumns columns, long line) {
    ContactForm form =
        new ContactForm(
            text(row, columns, "firstName"),
            text(row, columns, "lastName"),
            text(row, columns, "city"),
            text(row, columns, "email"),
            text(row, columns, "phone"),
            text(row, columns, "taxId"),
            null,
            0);
    return new ContactRow(line, form, text(row, columns, "account"));
  }

  private static String text(CSVRecord row, ContactColumns columns, String field) {
    String name = columns.names().get(field);
    return name != null && row.isSet(name) ? SpreadsheetText.read(row.get(name).strip()) : "";
  }
}
