package dev.hushcell.samples.crm.contact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The contacts. */
public interface Contacts extends JpaRepository<Contact, Long> {
  @Override
  @EntityGraph(attributePaths = "account")
  Page<Contact> findAll(Pageable page);

  /** Returns those whose name, city or account contains a text, in any case. */
  @Query(
      """
      select c from Contact c left join fetch c.account a
      where lower(concat(c.firstName, ' ', c.lastName)) like lower(concat('%', :text, '%')) escape '\\'
         or lower(c.city) like lower(concat('%', :text, '%')) escape '\\'
         or lower(a.name) like lower(concat('%', :text, '%')) escape '\\'
      """)
  Page<Contact> containing(String text, Pageable page);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByEmail(String email);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByPhone(String phone);

  @EntityGraph(attributePaths = "account")
  List<Contact> findByTaxId(String taxId);

  /** Returns which of the addresses are known. */
  @Query("select c.email from Contact c where c.email in :addresses")
  Set<String> knownAmong(Collection<String> addresses);

  @EntityGraph(attributePaths = "account")
  Optional<Contact> findWithAccountById(long id);

  boolean existsByAccountId(long accountId);

  List<Contact> findTop20ByAccountIdOrderByLastName(long accountId);

  List<Contact> findTop500ByOrderByLastName();
}
