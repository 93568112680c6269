package dev.hushcell.samples.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

class ContactSearchTests {
  private final List<String> asked = new ArrayList<>();

  @Test
  void looksIntoNamesWhereTheyMayBeOpened() {
    assertThat(search(3).containing("grace", PageRequest.of(0, 5)).tooMany()).isFalse();
    assertThat(asked).containsExactly("count", "matching");
  }

  @Test
  void opensNoNameWhereThereAreTooMany() {
    assertThat(search(2).containing("grace", PageRequest.of(0, 5)).tooMany()).isTrue();
    assertThat(asked).containsExactly("count", "findByLastNameKey");
  }

  /** Searches among three contacts. */
  private ContactSearch search(long most) {
    Contacts contacts =
        (Contacts)
            Proxy.newProxyInstance(
                Contacts.class.getClassLoader(),
                new Class<?>[] {Contacts.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  return method.getReturnType() == long.class ? 3L : Page.empty();
                });
    return new ContactSearch(contacts, most);
  }
}
