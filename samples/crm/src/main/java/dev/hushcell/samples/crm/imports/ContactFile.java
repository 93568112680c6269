package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.contact.ContactForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file in UTF-8 whose first line names the columns: {@code last_name}, and perhaps
 * {@code first_name, email, phone, tax_id, city, account}.
 */
final class ContactFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();
  private static final String NEEDED = "last_name";

  private ContactFile() {}

  /**
   * Reads all rows.
   *
   * @throws IOException when it is no such file; the message can be shown
   */
  static List<ContactRow> read(InputStream file) throws IOException {
    try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, FORMAT)) {
      if (!parser.getHeaderMap().containsKey(NEEDED)) {
        throw new IOException("the first line must name the columns; last_name is missing");
      }
      List<ContactRow> rows = new ArrayList<>();
      for (CSVRecord each : parser) {
        rows.add(row(each, parser.getCurrentLineNumber()));
      }
      return rows;
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException("this is no CSV file with commas and quotes", e);
    }
  }

  private static ContactRow row(CSVRecord row, long line) {
    ContactForm form =
        new ContactForm(
            text(row, "first_name"),
            text(row, NEEDED),
            text(row, "city"),
            text(row, "email"),
            text(row, "phone"),
            text(row, "tax_id"),
            null);
    return new ContactRow(line, form, text(row, "account"));
  }

  private static String text(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column).strip() : "";
  }
}
