package dev.hushcell.samples.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.samples.crm.contact.ContactSearch.By;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

class ContactSearchTests {
  private static final PageRequest PAGE = PageRequest.of(0, 5);

  private final List<String> asked = new ArrayList<>();
  private final List<String> failing = new ArrayList<>();
  private String message = "[HC-4031] more rows";

  @Test
  void looksIntoNamesWhereTheyMayBeOpened() {
    assertThat(search(3).containing("grace", PAGE).by()).isEqualTo(By.PARTS);
    assertThat(asked).containsExactly("count", "matching");
  }

  @Test
  void looksAtBeginningsWhereThereAreTooMany() {
    assertThat(search(2).containing("grace", PAGE).by()).isEqualTo(By.BEGINNING);
    assertThat(asked).containsExactly("count", "named grace%");
  }

  @Test
  void looksForNothingByTwoLetters() {
    assertThat(search(2).containing(" Éh ", PAGE).by()).isEqualTo(By.NOTHING);
    assertThat(search(3).containing("eh", PAGE).by()).isEqualTo(By.PARTS);
    assertThat(asked).containsExactly("count", "count", "matching");
  }

  @Test
  void looksAtBeginningsWhenOthersAddedTooMany() {
    failing.add("matching");
    assertThat(search(3).containing("grace", PAGE).by()).isEqualTo(By.BEGINNING);
    failing.add("named");
    assertThat(search(3).containing("grace", PAGE).by()).isEqualTo(By.NOTHING);
  }

  @Test
  void hidesNoOtherFailure() {
    failing.add("matching");
    message = "[HC-1300] no connection";
    assertThatThrownBy(() -> search(3).containing("grace", PAGE)).hasRootCauseMessage(message);
  }

  /** Searches among three contacts. */
  private ContactSearch search(long most) {
    Contacts contacts =
        (Contacts)
            Proxy.newProxyInstance(
                Contacts.class.getClassLoader(),
                new Class<?>[] {Contacts.class},
                (proxy, method, arguments) -> {
                  String name = method.getName();
                  asked.add(name.equals("named") ? name + " " + arguments[0] : name);
                  if (failing.contains(name)) {
                    throw new InvalidDataAccessApiUsageException("", new SQLException(message));
                  }
                  return method.getReturnType() == long.class ? 3L : Page.empty();
                });
    return new ContactSearch(contacts, most);
  }
}
