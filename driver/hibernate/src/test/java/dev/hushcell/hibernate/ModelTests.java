package dev.hushcell.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.hibernate.model.Account;
import dev.hushcell.hibernate.model.Company;
import dev.hushcell.hibernate.model.Customer;
import dev.hushcell.hibernate.model.Document;
import dev.hushcell.hibernate.model.Note;
import dev.hushcell.hibernate.model.Outer;
import dev.hushcell.hibernate.model.Party;
import dev.hushcell.hibernate.model.Payment;
import dev.hushcell.hibernate.model.Person;
import dev.hushcell.hibernate.model.Phonebook;
import dev.hushcell.hibernate.model.Seat;
import dev.hushcell.hibernate.model.Ticket;
import dev.hushcell.hibernate.model.Vehicle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of mapping: Hibernate makes the tables through the driver, writes and reads; then H2
 * itself has ciphertext of each annotated attribute and of no other.
 */
class ModelTests {
  private static final List<Class<?>> ENTITIES =
      List.of(
          Person.class,
          Company.class,
          Customer.class,
          Party.class,
          Party.Private.class,
          Party.Firm.class,
          Vehicle.class,
          Vehicle.Car.class,
          Vehicle.Truck.class,
          Document.class,
          Document.Invoice.class,
          Document.Letter.class,
          Phonebook.class,
          Account.class,
          Note.class,
          Ticket.class,
          Payment.class,
          Seat.class,
          Outer.Nested.class);

  /** By hand, from what the annotations of the model mean. */
  private static final Set<String> PROTECTED =
      Set.of(
          "PERSON.EMAIL",
          "PERSON.SALARY",
          "PERSON.BIRTHDAY",
          "PERSON.SEEN",
          "PERSON.TOKEN",
          "PERSON.PHOTO",
          "PERSON.VIP",
          "PERSON.PIN",
          "PERSON.NUMBER",
          "PERSON.SCORE",
          "PERSON.GRADE",
          "TRADINGCOMPANY.TAXNUMBER",
          "TRADINGCOMPANY.quotedName",
          "CUSTOMER.STREET",
          "CUSTOMER.PLACE",
          "CUSTOMER.WORKSTREET",
          "CUSTOMER.WORKPLACE",
          "PARTY.PARTYNAME",
          "PARTY.NICKNAME",
          "PARTY.REGISTER",
          "VEHICLE.PLATE",
          "CARS.ENGINENUMBER",
          "CARS.RADIOCODE",
          "TRUCK.ENGINENUMBER",
          "INVOICE.SUBJECT",
          "INVOICE.IBAN",
          "LETTER.SUBJECT",
          "BOOK_PHONENUMBERS.PHONENUMBERS",
          "BOOKPINS.PINTEXT",
          "BOOK_ADDRESSES.STREET",
          "BOOK_ADDRESSES.PLACE",
          "BOOKPLACES.PLACEOFKIND",
          "ACCOUNT.HOLDER",
          "ACCOUNTDETAIL.BANKCODE",
          "NOTE.NOTEBODY",
          "NOTE.WRITTENBY",
          "NOTE.REMARK",
          "TICKET.TICKETCLERK",
          "TICKET.DETAIL",
          "PAYMENT.CHANGEDBY",
          "PAYMENT.DETAIL",
          "SEAT.HOLDERCODE",
          "OUTER$NESTED.SECRET");

  @TempDir Path directory;

  @Test
  void everyAnnotatedAttributeIsCiphertextAndNoOtherIs() throws Exception {
    Setup setup = new Setup(directory);
    List<Object> written = Samples.all();
    try (HikariDataSource pool = Setup.pool(setup.url());
        SessionFactory factory = Setup.start(pool, ENTITIES)) {
      factory.inTransaction(session -> written.forEach(session::persist));
      factory.inTransaction(
          session -> {
            for (Object entity : written) {
              Object id = factory.getPersistenceUnitUtil().getIdentifier(entity);
              assertThat(session.find(entity.getClass(), id))
                  .usingRecursiveComparison()
                  .ignoringCollectionOrder()
                  .isNotSameAs(entity)
                  .isEqualTo(entity);
            }
            assertThat(
                    session
                        .createSelectionQuery("from Person where email = :email", Person.class)
                        .setParameter("email", Samples.MARKER + "ada@example.com")
                        .getResultList())
                .hasSize(1);
          });
    }
    Map<String, List<String>> stored = setup.stored();
    Set<String> sealed = new TreeSet<>();
    stored.forEach(
        (column, values) -> {
          List<String> given = values.stream().filter(value -> !value.equals("null")).toList();
          assertThat(given).as(column).noneMatch(value -> value.contains(Samples.MARKER));
          if (!given.isEmpty() && given.stream().allMatch(ModelTests::isCell)) {
            sealed.add(column);
          } else {
            assertThat(given).as(column).noneMatch(ModelTests::isCell);
          }
        });
    assertThat(sealed).containsExactlyInAnyOrderElementsOf(PROTECTED);
    assertThat(stored.keySet()).hasSizeGreaterThan(PROTECTED.size() + 40);
  }

  private static boolean isCell(String value) {
    return value.length() >= 53 && (value.charAt(0) == 0xF8 || value.charAt(0) == 0xF9);
  }
}
