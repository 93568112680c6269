package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.Contacts;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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

  private final Contacts contacts;

  ContactExport(Contacts contacts) {
    this.contacts = contacts;
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
    List<Contact> batch;
    do {
      batch = contacts.after(last, Limit.of(BATCH));
      for (Contact each : batch) {
        out.write(line(format, fields(each).map(SpreadsheetText::written)));
        last = Objects.requireNonNull(each.getId());
      }
      written += batch.size();
      out.flush();
    } while (batch.size() == BATCH);
    return written;
  }

  private static String line(CSVFormat format, Stream<String> fields) {
    return format.format(fields.toArray()) + "\r\n";
  }

  private static Stream<String> fields(Contact contact) {
    Account account = contact.getAccount();
    return Stream.of(
        contact.getFirstName(),
        contact.getLastName(),
        orEmpty(contact.getEmail()),
        orEmpty(contact.getPhone()),
        orEmpty(contact.getTaxId()),
        contact.getCity(),
        account == null ? "" : account.getName());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
