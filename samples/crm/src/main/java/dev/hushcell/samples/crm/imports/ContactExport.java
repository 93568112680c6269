package dev.hushcell.samples.crm.imports;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes all contacts as a CSV file, which the import reads again. They are opened a batch at a
 * time and handed on at once: nothing is kept in a file here.
 */
@Component
public class ContactExport {
  private static final int BATCH = 500;
  private static final String MARK = "\uFEFF";
  private static final List<String> ENGLISH =
      List.of("First name", "Last name", "E-mail", "Phone", "Tax number", "City", "Account");
  private static final List<String> GERMAN =
      List.of("Vorname", "Nachname", "E-Mail", "Telefon", "Steuernummer", "Ort", "Firma");

  private static final String NEXT =
      """
      select c.id, c.first_name, c.last_name, c.email, c.phone, c.tax_id, c.city, a.name
      from contact c left join account a on a.id = c.account_id
      where c.id > ? order by c.id fetch first 500 rows only
      """;

  private final JdbcClient database;

  /** Opens contacts through a pool of its own, since pages may not open all of them. */
  ContactExport(@Qualifier("export") DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /**
   * Writes them in the order in which they were made.
   *
   * @param german whether headers and separators are those of German spreadsheets
   * @return how many there are
   */
  public long write(Writer out, boolean german) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(german ? ';' : ',').get();
    out.write(MARK); // spreadsheets take it for UTF-8 by that
    out.write(line(format, (german ? GERMAN : ENGLISH).stream()));
    long written = 0;
    long last = 0;
    List<Row> batch;
    do {
      batch = database.sql(NEXT).param(last).query(ContactExport::row).list();
      for (Row each : batch) {
        out.write(line(format, each.fields().stream().map(SpreadsheetText::written)));
        last = each.id();
      }
      written += batch.size();
      out.flush();
    } while (batch.size() == BATCH);
    return written;
  }

  private static String line(CSVFormat format, Stream<String> fields) {
    return format.format(fields.toArray()) + "\r\n";
  }

  private record Row(long id, List<String> fields) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < ENGLISH.size(); i++) {
      fields.add(Objects.requireNonNullElse(row.getString(i + 2), ""));
    }
    return new Row(row.getLong(1), fields);
  }
}
