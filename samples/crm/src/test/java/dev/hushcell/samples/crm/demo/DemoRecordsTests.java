package dev.hushcell.samples.crm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.demo.DemoRecords.Company;
import dev.hushcell.samples.crm.demo.DemoRecords.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoRecordsTests {
  @Test
  void areMoreThanTwoHundred() {
    int all =
        DemoRecords.companies().size()
            + DemoRecords.people().size()
            + DemoRecords.prospects().size()
            + DemoRecords.events().size();
    assertThat(all).isGreaterThanOrEqualTo(200);
  }

  @Test
  void areAllDifferentAndReachNobody() {
    assertThat(DemoRecords.companies()).extracting(Company::name).doesNotHaveDuplicates();
    assertThat(DemoRecords.people()).extracting(Person::phone).doesNotHaveDuplicates();
    assertThat(
            Stream.concat(
                DemoRecords.people().stream().map(Person::email),
                DemoRecords.prospects().stream().map(DemoRecords.Prospect::email)))
        .doesNotHaveDuplicates()
        .allMatch(address -> address.matches("[a-z.]+@[a-z]+\\.example"));
    assertThat(DemoRecords.people())
        .extracting(Person::phone)
        .allMatch(phone -> phone.matches("\\+44 20 7946 0\\d{3}|\\+1 \\d{3} 555 01\\d{2}"));
  }

  /** A search without regard to case can be answered exactly on every database. */
  @Test
  void haveNamesOfAToZ() {
    assertThat(DemoRecords.people())
        .allMatch(person -> (person.firstName() + person.lastName()).matches("[A-Za-z]+"));
  }
}
