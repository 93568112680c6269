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

  /**
   * Returns those whose name, city or account matches a pattern of LIKE, in any case; or whose
   * first name and last name each match one. Names are ciphertext in the database: whether they
   * match is found out in the driver.
   */
  @Query(
      """
      select c from Contact c left join fetch c.account a
      where lower(c.firstName) like lower(:any) escape '\\'
         or lower(c.lastName) like lower(:any) escape '\\'
         or lower(c.firstName) like lower(:first) escape '\\'
            and lower(c.lastName) like lower(:last) escape '\\'
         or lower(c.city) like lower(:any) escape '\\'
         or lower(a.name) like lower(:any) escape '\\'
      """)
  Page<Contact> matching(String any, String first, String last, Pageable page);

  /** Returns the same where the case of letters in names counts; of two spellings of the text. */
  @Query(
      """
      select c from Contact c left join fetch c.account a
      where c.firstName like :any escape '\\'
         or c.lastName like :any escape '\\'
         or c.firstName like :capital escape '\\'
         or c.lastName like :capital escape '\\'
         or c.firstName like :first escape '\\'
            and c.lastName like :last escape '\\'
         or lower(c.city) like lower(:any) escape '\\'
         or lower(a.name) like lower(:any) escape '\\'
      """)
  Page<Contact> matchingAsWritten(
      String any, String capital, String first, String last, Pageable page);

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
