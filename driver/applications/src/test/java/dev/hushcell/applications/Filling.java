package dev.hushcell.applications;

import dev.hushcell.applications.people.Company;
import dev.hushcell.applications.people.Invoice;
import dev.hushcell.applications.people.Letter;
import dev.hushcell.applications.people.Papers;
import dev.hushcell.applications.people.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that every check begins with. */
final class Filling {
  private final Running application;

  Filling(Running application) {
    this.application = application;
  }

  void fill() {
    application.bean(TransactionTemplate.class).executeWithoutResult(status -> rows());
  }

  private void rows() {
    Company acme = new Company("Acme");
    Company harbour = new Company("Harbour");
    List.of(acme, harbour, new Company("Nobody's")).forEach(application.entities()::persist);
    List<Person> people =
        List.of(
            person(1, "Ada", "Lovelace", "ada@example.org", "1815-12-10", "5200.50", "London"),
            person(2, "Alan", "Turing", "alan@example.org", "1912-06-23", "4100.00", "London"),
            person(3, "Grace", "Hopper", "grace@example.com", "1906-12-09", "6100.75", "New York"),
            person(4, "Jürgen", "Müller", "mueller@example.de", "1970-03-01", "3900.00", "Berlin"),
            person(5, "ada", "Byron", "ada.b@example.org", "1990-05-05", "2500.00", "London"),
            person(6, "Edsger", "Dijkstra", null, "1930-05-11", "3900.00", "Rotterdam"),
            person(7, "Barbara", "Liskov", "liskov@example.com", "1939-11-07", "4800.00", "Boston"),
            person(8, "Donald", "Knuth", "knuth@example.edu", null, "4100.00", "Stanford"),
            person(9, "Ann_Lee", "O'Neil", "100%@example.net", "1985-02-28", "1000.01", "London"),
            person(10, "Zoë", "Émile", "zoe@example.fr", "2000-02-29", "0.99", "Paris"),
            person(11, "Niklaus", "Wirth", "wirth@example.ch", "1934-02-15", null, null),
            person(12, "Grace", null, "grace.h@example.com", "1988-08-08", "7000.00", "Berlin"));
    for (int each : new int[] {0, 1, 4}) {
      people.get(each).company = acme;
    }
    people.get(2).company = harbour;
    people.get(3).company = harbour;
    people.get(0).bought("book", 12).bought("pen", 2);
    people.get(1).bought("book", 15);
    people.get(2).bought("ship", 1000);
    people.get(7).bought("book", 30).bought("organ", 900);
    people.get(0).tags.addAll(List.of("math", "engine"));
    people.get(1).tags.add("math");
    people.get(2).tags.add("ship");
    application.people().saveAll(people);
    papers();
  }

  private static Person person(
      int number,
      String first,
      String last,
      String email,
      String born,
      String salary,
      String city) {
    Person person = new Person();
    person.firstName = first;
    person.lastName = last;
    person.email = email;
    person.birthday = born == null ? null : LocalDate.parse(born);
    person.salary = salary == null ? null : new BigDecimal(salary);
    person.lastSeen =
        number % 4 == 3
            ? null
            : Instant.parse("2026-01-05T10:00:00.123456Z").plusSeconds(864_000L * number);
    person.token = new UUID(number % 5 == 4 ? -1 : 0, number);
    person.active = number == 11 ? null : number % 3 != 0;
    person.city = city;
    person.score = number * 10;
    person.address.street = number + " High Street";
    person.address.zip = "Z" + number % 4;
    return person;
  }

  private void papers() {
    Invoice invoice = new Invoice();
    invoice.id = 1L;
    invoice.subject = "a report";
    invoice.amount = 100;
    Letter toAlan = new Letter();
    toAlan.id = 2L;
    toAlan.subject = "the report";
    toAlan.recipient = "Turing";
    Letter toGrace = new Letter();
    toGrace.id = 3L;
    toGrace.subject = "a wish";
    toGrace.recipient = "Hopper";
    application.bean(Papers.class).saveAll(List.of(invoice, toAlan, toGrace));
  }
}
