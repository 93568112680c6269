package dev.hushcell.samples.crm.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The accounts. */
public interface Accounts extends JpaRepository<Account, Long> {
  /** Returns those whose name or city contains a text, in any case. */
  @Query(
      """
      select a from Account a
      where lower(a.name) like lower(concat('%', :text, '%')) escape '\\'
         or lower(a.city) like lower(concat('%', :text, '%')) escape '\\'
      """)
  Page<Account> containing(String text, Pageable page);

  Optional<Account> findByName(String name);

  List<Account> findByNameIn(Collection<String> names);
}
