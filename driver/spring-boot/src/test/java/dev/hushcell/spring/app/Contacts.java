package dev.hushcell.spring.app;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

/** The contacts in the database. */
public interface Contacts extends CrudRepository<Contact, Long> {
  /** Finds by a protected column that can be searched. */
  List<Contact> findByEmail(String email);
}
